import type { Extension } from "@codemirror/state";

/** What the editor knows of a language. Each lies in a chunk of its own. */
export interface Grammar {
  support: Extension;
  /** Spaces of one step. */
  indent: number;
}
