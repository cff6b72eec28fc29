// Single keys that go somewhere. A link, button or field may claim one with data-key ("g t", "/", "?", "Enter"); the rooms
// have theirs on every page. Off where the person switched them off, and never while typing.

import { openPalette } from "./palette";
import { rooms } from "./rooms";

// Long enough for slow hands: a second letter that comes later is a key of its own.
const patience = 5000;
/** The person's own keys, by the keys they stand for. */
const own = ownKeys();

let first = "";
let firstAt = 0;

export function bindKeys() {
  document.addEventListener("keydown", (event) => {
    // Where Ctrl K makes a link, the desk has taken it already; with Alt it is the palette's there too.
    if (event.defaultPrevented || event.isComposing || event.shiftKey || !(event.ctrlKey || event.metaKey) || event.code !== "KeyK") return;
    if (!document.querySelector("nav[aria-label=Main]")) return;
    event.preventDefault();
    openPalette();
  });
  document.addEventListener("click", (event) => {
    const link = (event.target as Element).closest("a[href='/search']");
    if (!link || event.defaultPrevented || event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
    event.preventDefault();
    openPalette();
  });
  document.addEventListener("keydown", (event) => {
    if (event.defaultPrevented || event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    if (document.documentElement.dataset.keys === "off" || isTyping(event.target)) return;
    const keys = first && event.timeStamp - firstAt < patience ? `${first} ${event.key}` : event.key;
    first = event.key === "g" ? "g" : "";
    firstAt = event.timeStamp;
    if (go(keys, event.target)) event.preventDefault();
  });
}

function ownKeys(): Record<string, string> {
  try {
    return JSON.parse(document.documentElement.dataset.keymap ?? "{}") as Record<string, string>;
  } catch {
    return {};
  }
}

/** What was pressed, as the key that the pages know: null where that key was given away. */
function meant(pressed: string): string | null {
  const stands = Object.keys(own).find((key) => own[key] === pressed);
  return stands ?? (pressed in own ? null : pressed);
}

function go(pressed: string, from: EventTarget | null): boolean {
  const keys = meant(pressed);
  if (keys === null) return false;
  // Enter belongs to whatever has the focus; only on the bare page is it free.
  if (keys === "Enter" && from !== document.body) return false;
  const claimant = document.querySelector<HTMLElement>(`[data-key="${CSS.escape(keys)}"]`);
  if (claimant) {
    if (claimant.matches("input, textarea, select")) claimant.focus();
    else claimant.click();
    return true;
  }
  const room = rooms[keys];
  if (room) location.assign(room);
  return room !== undefined;
}

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable || target.closest("textarea, select, [role=textbox]")) return true;
  return target instanceof HTMLInputElement && !/^(button|submit|reset|checkbox|radio|image)$/.test(target.type);
}
