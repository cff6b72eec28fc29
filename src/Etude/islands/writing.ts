// The writing desk: the draft saves itself, the preview follows, marks by keys, and everything else steps back in focus.

import { announce } from "./shell/announce";
import { Draft } from "./studio/draft";
import { bindMarks } from "./writing/marks";
import { Preview } from "./writing/preview";

const desk = document.querySelector<HTMLElement>(".desk")!;
const form = document.getElementById("piece") as HTMLFormElement;
const text = document.getElementById("body_md") as HTMLTextAreaElement;
const toggle = document.querySelector<HTMLAnchorElement>("[data-focus-toggle]")!;
const preview = new Preview(form, text);

const deeds: Record<string, () => void> = {
  F: focusMode,
  P: () => void preview.show(),
  ENTER: () => form.requestSubmit(form.querySelector<HTMLButtonElement>("[data-submit]")),
};

bindMarks(text);
// After the preview, which must hear of words that the draft brings back.
customElements.define("etude-draft", Draft);

function focusMode() {
  const focused = desk.toggleAttribute("data-focused");
  toggle.textContent = focused ? "Leave focus" : "Focus";
  // The address says it too, so that a reload keeps it.
  history.replaceState(null, "", focused ? "?focus=on" : location.pathname);
  announce(focused ? "Focus on. Only the text is left." : "Focus off.");
  text.focus();
}

toggle.addEventListener("click", (event) => {
  event.preventDefault();
  focusMode();
});

document.addEventListener("keydown", (event) => {
  if (!(event.ctrlKey || event.metaKey) || !event.shiftKey || event.altKey) return;
  const deed = deeds[event.key.toUpperCase()];
  if (!deed) return;
  event.preventDefault();
  deed();
});
