// Single keys that go somewhere. A link, button or field may claim one with data-key ("g t", "/", "?", "Enter"); the rooms
// have theirs on every page. Off where the person switched them off, and never while typing.

const rooms: Record<string, string> = {
  "?": "/help",
  "/": "/problems#q",
  "g t": "/today",
  "g p": "/problems",
  "g l": "/library",
  "g a": "/assessment",
  "g w": "/writing",
  "g o": "/progress",
  "g j": "/jobs",
  "g v": "/credentials",
  "g f": "/fit",
  "g b": "/reflect",
  "g i": "/inbox",
  "g s": "/settings",
};
const patience = 1500;

let first = "";
let firstAt = 0;

export function bindKeys() {
  document.addEventListener("keydown", (event) => {
    if (event.defaultPrevented || event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    if (document.documentElement.dataset.keys === "off" || isTyping(event.target)) return;
    const keys = first && event.timeStamp - firstAt < patience ? `${first} ${event.key}` : event.key;
    first = event.key === "g" ? "g" : "";
    firstAt = event.timeStamp;
    if (go(keys, event.target)) event.preventDefault();
  });
}

function go(keys: string, from: EventTarget | null): boolean {
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
