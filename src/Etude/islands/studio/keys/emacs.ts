// Emacs' keys, in a chunk of their own that only those load who chose them.

import { EmacsHandler, emacs } from "@replit/codemirror-emacs";
import type { Extension } from "@codemirror/state";

/** The keys as an extension, to stand before every other keymap. Ctrl X Ctrl S saves. */
export function keys(save: () => void): Extension {
  EmacsHandler.addCommands({ saveDraft: save });
  EmacsHandler.bindKey("C-x C-s", "saveDraft");
  return emacs();
}
