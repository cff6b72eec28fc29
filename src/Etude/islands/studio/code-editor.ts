// CodeMirror, in a chunk of its own. Colours come from the page's own tokens, so every theme is followed.

import { autocompletion, closeBrackets, closeBracketsKeymap, completionKeymap } from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap, indentWithTab } from "@codemirror/commands";
import { bracketMatching, HighlightStyle, indentOnInput, indentUnit, syntaxHighlighting } from "@codemirror/language";
import { highlightSelectionMatches, search, searchKeymap } from "@codemirror/search";
import { EditorState, Prec, type Extension } from "@codemirror/state";
import { drawSelection, EditorView, highlightActiveLine, highlightActiveLineGutter, keymap, lineNumbers } from "@codemirror/view";
import { tags } from "@lezer/highlight";
import { announce } from "../shell/announce";
import type { CodeEditor } from "./editor";
import type { Grammar } from "./grammars";

export interface Options {
  label: string;
  describedBy: string;
  nonce: string;
  grammar: Grammar;
  behaviour: { tabMoves: boolean; indent: string; wrap: boolean; brackets: boolean; complete: string };
  /** Vim's or Emacs' keys. */
  keys: Extension;
  /** The editor has taken the focus from the text area. */
  goOn(view: EditorView): void;
  moved(line: number, column: number): void;
}

const colours = HighlightStyle.define([
  { tag: [tags.keyword, tags.operatorKeyword, tags.controlKeyword, tags.definitionKeyword, tags.moduleKeyword], color: "var(--c3)" },
  { tag: [tags.string, tags.special(tags.string)], color: "var(--ok)" },
  { tag: [tags.number, tags.bool, tags.null], color: "var(--c2)" },
  { tag: [tags.comment], color: "var(--ink-3)" },
  { tag: [tags.function(tags.definition(tags.variableName)), tags.definition(tags.className)], color: "var(--accent)", fontWeight: "600" },
]);

const look = EditorView.theme({
  "&": { color: "var(--ink)", backgroundColor: "var(--surface)" },
  // The frame around bar and code shows the focus; the gutter would cover part of it here.
  "&.cm-focused": { outline: "none" },
  ".cm-scroller": { fontFamily: "var(--font-mono)", fontSize: "var(--code-size, .875rem)", lineHeight: "var(--code-leading, 1.6)", flexGrow: "1" },
  ".cm-content": { padding: "var(--s3) 0", caretColor: "var(--accent)" },
  ".cm-line": { padding: "0 var(--s4) 0 var(--s3)" },
  ".cm-gutters": { backgroundColor: "var(--surface)", color: "var(--ink-3)", border: "0" },
  ".cm-lineNumbers .cm-gutterElement": { minWidth: "2.5rem", padding: "0 .25rem 0 0" },
  ".cm-activeLine, .cm-activeLineGutter": { backgroundColor: "color-mix(in srgb, var(--surface-2) 60%, transparent)" },
  ".cm-activeLineGutter": { color: "var(--ink)", fontWeight: "650" },
  ".cm-cursor": { borderInlineStart: "2px solid var(--accent)" },
  "&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground": { background: "var(--accent-soft)" },
  "&.cm-focused .cm-matchingBracket": { backgroundColor: "var(--accent-soft)", outline: "1px solid var(--accent)" },
  ".cm-selectionMatch, .cm-searchMatch": { backgroundColor: "var(--warn-soft)" },
  ".cm-panels, .cm-tooltip": { backgroundColor: "var(--surface-2)", color: "var(--ink)", border: "1px solid var(--line-strong)" },
  ".cm-tooltip-autocomplete ul li[aria-selected]": { background: "var(--accent)", color: "var(--on-accent)" },
  ".cm-button, .cm-textfield": { background: "var(--surface)", color: "var(--ink)", border: "1px solid var(--line-strong)", fontSize: "var(--t-1)" },
});

/** Puts an editor in the place of the text area and keeps the text area's value up to date, since that is what is sent. */
export function mount(area: HTMLTextAreaElement, options: Options): CodeEditor {
  const height = area.offsetHeight;
  const hadFocus = document.activeElement === area;
  const scrolled = area.scrollTop > 0 || area.scrollLeft > 0;
  const state = stateFor(area, options);
  // The editor is as high as its code: what the text area had scrolled within, the page scrolls now, clear of the bars above and below.
  const view = new EditorView({ state, scrollTo: hadFocus && scrolled ? EditorView.scrollIntoView(state.selection.main, { yMargin: 96 }) : undefined });
  view.setTabFocusMode(options.behaviour.tabMoves);
  // The same height as before, so that nothing below moves.
  // Where the text area was hidden with its phase, as high as its rows would have been.
  view.dom.style.minHeight = height ? `${height}px` : `calc(${area.rows} * var(--code-size, .875rem) * var(--code-leading, 1.6) + 2 * var(--s3))`;
  area.before(view.dom);
  area.hidden = true;
  if (hadFocus) {
    view.focus();
    options.goOn(view);
    tellPlace(state, options);
  }
  return {
    text: () => view.state.doc.toString(),
    replace: (text) => view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: text }, userEvent: "input.replace" }),
  };
}

function stateFor(area: HTMLTextAreaElement, options: Options): EditorState {
  const { label, describedBy, nonce, grammar, behaviour, keys } = options;
  const step = behaviour.indent === "tab" ? "\t" : " ".repeat(Number(behaviour.indent) || grammar.indent);
  const hints = behaviour.brackets ? [bracketMatching(), closeBrackets(), keymap.of(closeBracketsKeymap)] : [];
  const suggests = behaviour.complete !== "off";
  return EditorState.create({
    doc: area.value,
    selection: selectionOf(area),
    extensions: [
      EditorView.cspNonce.of(nonce),
      tabKey(behaviour.tabMoves), keys,
      lineNumbers(), highlightActiveLine(), highlightActiveLineGutter(), drawSelection(), history(),
      indentOnInput(), indentUnit.of(step), EditorState.tabSize.of(step === "\t" ? 4 : step.length), ...hints,
      ...(suggests ? [autocompletion({ activateOnTyping: behaviour.complete === "typing" })] : []), ...(behaviour.wrap ? [EditorView.lineWrapping] : []),
      search({ top: true }), highlightSelectionMatches(),
      grammar.support, syntaxHighlighting(colours), look, typedOver,
      EditorView.contentAttributes.of({ "aria-label": label, "aria-describedby": describedBy, tabindex: "0", spellcheck: "false", autocorrect: "off", autocapitalize: "off" }),
      keymap.of([...defaultKeymap.filter(({ key }) => key !== "Mod-Enter" && key !== "Ctrl-m"), ...searchKeymap, ...historyKeymap, ...(suggests ? completionKeymap : []), indentWithTab]),
      EditorView.updateListener.of((update) => {
        if (update.docChanged) {
          area.value = update.state.doc.toString();
          area.dispatchEvent(new Event("input", { bubbles: true }));
        }
        if (update.docChanged || update.selectionSet) tellPlace(update.state, options);
      }),
    ],
  });
}

function selectionOf({ selectionStart, selectionEnd, selectionDirection }: HTMLTextAreaElement) {
  return selectionDirection === "backward" ? { anchor: selectionEnd, head: selectionStart } : { anchor: selectionStart, head: selectionEnd };
}

function tellPlace({ doc, selection }: EditorState, { moved }: Options) {
  const line = doc.lineAt(selection.main.head);
  moved(line.number, selection.main.head - line.from + 1);
}

// What is typed over a selection. The browser would take apart the lines it finds on the page and give the text the old colours as an inline style,
// which the policy forbids; we would have to read back what came of it. So the text is put in here. What an input method composes is left alone.
const typedOver = EditorView.domEventHandlers({
  beforeinput({ inputType, data, cancelable }, view) {
    const { state } = view;
    const { from, to, empty } = state.selection.main;
    if (inputType !== "insertText" || !data || !cancelable || empty || view.compositionStarted) return false;
    const typed = () => state.update(state.replaceSelection(data), { userEvent: "input.type", scrollIntoView: true });
    // A bracket goes around the selection, and Vim's normal mode knows what a letter means.
    if (!state.facet(EditorView.inputHandler).some((handles) => handles(view, from, to, data, typed))) view.dispatch(typed());
    return true;
  },
});

// What Tab does, and Ctrl M, which changes it. Before Vim's and Emacs' keys: each of them takes one of the two for itself.
function tabKey(moves: boolean): Extension {
  return Prec.highest(EditorView.domEventHandlers({
    keydown(event, view) {
      if (event.key.toLowerCase() !== "m" || !event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) return false;
      moves = !moves;
      view.setTabFocusMode(moves);
      announce(moves ? "Tab leaves the editor." : "Tab indents.");
      event.preventDefault();
      return true;
    },
  }));
}
