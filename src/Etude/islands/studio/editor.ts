// Turns the code's text area into an editor, once the page is there. Until then, and without it, the text area does the job.

import { announce } from "../shell/announce";
import { field, hear, tell } from "./attempt";
import type { Extension } from "@codemirror/state";
import type { EditorView } from "@codemirror/view";
import type { Grammar } from "./grammars";

// Each language's grammar is fetched where it is needed.
const grammars: Record<string, () => Promise<{ grammar: Grammar }>> = {
  python: () => import("./grammars/python"),
  javascript: () => import("./grammars/javascript"),
  sql: () => import("./grammars/sql"),
};

/** What the keys of another editor bring. */
interface Keys {
  keys(save: () => void): Extension;
  /** The editor has taken over from the text area that had the focus, and where the person may have been typing. */
  goOn?(view: EditorView, typing: boolean): void;
}

/** Keys of other editors, each fetched only where it was chosen. */
const keymaps: Record<string, () => Promise<Keys>> = {
  vim: () => import("./keys/vim"),
  emacs: () => import("./keys/emacs"),
};

/** What the editor's chunk gives back. */
export interface CodeEditor {
  text(): string;
  /** Replaces everything as one step that undo takes back. */
  replace(text: string): void;
}

export class Editor extends HTMLElement {
  #editor: CodeEditor | null = null;
  #before: string | null = null;
  #typing = false;
  #composed = Promise.resolve();
  #line = 1;

  get #area() {
    return this.querySelector<HTMLTextAreaElement>("textarea[name=code]")!;
  }

  connectedCallback() {
    this.#bindStarter();
    this.#bindWidth();
    this.#bindTyping();
    hear("etude:restored", () => this.#editor && this.#editor.text() !== this.#area.value && this.#editor.replace(this.#area.value));
    if (this.dataset.plain === undefined) afterFirstPaint(() => void this.#enhance());
  }

  async #enhance() {
    const { language, label, tab, indent, wrap, brackets, autocomplete, keys } = this.dataset;
    const fetched = await Promise.all([import("./code-editor"), grammars[language!]!(), keymaps[keys ?? ""]?.()]).catch(() => null);
    if (!fetched) return;
    const [{ mount }, { grammar }, others] = fetched;
    await this.#composed;
    const position = this.querySelector<HTMLElement>("[data-position]");
    this.#editor = mount(this.#area, {
      label: label!,
      describedBy: "leave",
      grammar,
      nonce: document.querySelector<HTMLMetaElement>("meta[name=csp-nonce]")?.content ?? "",
      behaviour: { tabMoves: tab === "move_focus", indent: indent ?? "track", wrap: wrap !== "off", brackets: brackets !== "off", complete: autocomplete ?? "manual" },
      keys: others?.keys(() => tell("etude:save", { aloud: true })) ?? [],
      goOn: (view) => others?.goOn?.(view, this.#typing),
      moved: (line, column) => {
        if (position) position.textContent = `Line ${line}, column ${column}`;
        if (line !== this.#line && document.documentElement.dataset.caret === "on") announce(`Line ${line}`);
        this.#line = line;
      },
    });
    this.dataset.ready = "";
  }

  // What an input method has not yet finished would end with the text area's focus, so the editor waits for it.
  #bindTyping() {
    const area = this.#area;
    area.addEventListener("input", ({ isTrusted }) => (this.#typing ||= isTrusted));
    area.addEventListener("compositionstart", () => {
      this.#composed = new Promise((done) => area.addEventListener("compositionend", () => done(), { once: true }));
    });
  }

  // Back to the starter, and back again. The editor's own undo takes back either step.
  #bindStarter() {
    const undo = this.querySelector<HTMLButtonElement>("[data-starter-undo]");
    undo?.addEventListener("click", () => {
      const now = field("code")!.value;
      const bringBack = this.#before;
      this.#before = bringBack === null ? now : null;
      this.#replace(bringBack ?? this.dataset.starter ?? "");
      undo.textContent = bringBack === null ? "Bring my code back" : "Undo to starter";
      announce(bringBack === null ? "The starter is back. Press the button again for your own code." : "Your code is back.");
    });
  }

  #replace(text: string) {
    if (this.#editor) this.#editor.replace(text);
    else {
      this.#area.value = text;
      this.#area.dispatchEvent(new Event("input", { bubbles: true }));
    }
    tell("etude:save", { aloud: false });
  }

  #bindWidth() {
    const wide = this.querySelector<HTMLButtonElement>("[data-wide]");
    wide?.addEventListener("click", () => {
      const alone = document.querySelector(".bench")!.classList.toggle("alone");
      wide.textContent = alone ? "Show the problem" : "Editor only";
    });
  }
}

function afterFirstPaint(deed: () => void) {
  requestAnimationFrame(() => setTimeout(deed));
}
