// Vim's keys, in a chunk of their own that only those load who chose them.

import { Vim, getCM, vim } from "@replit/codemirror-vim";
import type { Extension } from "@codemirror/state";
import { EditorView, keymap, ViewPlugin } from "@codemirror/view";
import { announce } from "../../shell/announce";

const modes: Record<string, string> = { normal: "Normal mode", insert: "Insert mode", visual: "Visual mode", replace: "Replace mode" };

/** The keys as an extension, to stand before every other keymap. `:w` saves. */
export function keys(save: () => void): Extension {
  Vim.defineEx("write", "w", save);
  return [vim({ status: true }), spoken, look, keymap.of([{ key: "Tab", run: atRest }])];
}

/** Who was typing goes on typing: the rest of a word would be commands. Vim hears of a selection only when it is made. */
export function goOn(view: EditorView, typing: boolean) {
  const { selection } = view.state;
  if (typing) Vim.handleKey(getCM(view)!, "i", "user");
  view.dispatch({ selection });
}

/** Outside of insert mode Tab changes no text. */
function atRest(view: EditorView): boolean {
  return !getCM(view)?.state.vim?.insertMode;
}

// The mode is shown in a line below the code; who listens to the page hears it.
const spoken = ViewPlugin.define((view) => {
  const cm = getCM(view);
  const said = ({ mode }: { mode: string }) => announce(modes[mode] ?? mode);
  cm?.on("vim-mode-change", said);
  return {
    // The line for commands has no name of its own.
    update: () => view.dom.querySelector(".cm-vim-panel input:not([aria-label])")?.setAttribute("aria-label", "Vim command"),
    destroy: () => cm?.off("vim-mode-change", said),
  };
});

const look = EditorView.theme({
  ".cm-fat-cursor": { background: "var(--accent) !important", color: "var(--on-accent) !important" },
  "&:not(.cm-focused) .cm-fat-cursor": { background: "none !important", outline: "1px solid var(--accent) !important", color: "transparent !important" },
  ".cm-panels.cm-panels-bottom": { border: "0", borderBlockStart: "1px solid var(--line)" },
  ".cm-vim-panel": { padding: "0 var(--s4)", minHeight: "2rem", display: "flex", alignItems: "center", fontFamily: "var(--font-mono)", fontSize: "var(--t-1)", color: "var(--ink-2)" },
  ".cm-vim-panel input": { color: "var(--ink)", fontFamily: "var(--font-mono)" },
});
