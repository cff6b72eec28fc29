// Finds a setting by its words: what does not have them is out of the way until the field is empty again.

import { announce } from "../shell/announce";

const pause = 400;

export function bindFind() {
  const field = document.querySelector<HTMLInputElement>("[data-find]");
  if (!field) return;
  let later = 0;
  field.addEventListener("input", () => {
    const words = field.value.toLowerCase().split(/\s+/).filter(Boolean);
    const found = narrow(words);
    const none = document.querySelector<HTMLElement>("[data-none-found]");
    if (none) none.hidden = found > 0;
    clearTimeout(later);
    if (words.length) later = window.setTimeout(() => announce(found === 1 ? "1 setting." : `${found || "No"} settings.`), pause);
  });
  field.addEventListener("keydown", (event) => {
    if (event.key === "Enter") document.querySelector<HTMLElement>(".part:not([hidden]) :is(.field, label):not([hidden]) :is(input, select, textarea)")?.focus();
  });
}

function narrow(words: string[]): number {
  let found = 0;
  for (const part of document.querySelectorAll<HTMLElement>(".part")) {
    const title = part.querySelector("h2")?.textContent ?? "";
    const settings = part.querySelectorAll<HTMLElement>("[data-saves] .stack > :is(.field, fieldset), [data-saves] .checklist > label");
    // What is no form that saves itself is one thing.
    let here = !settings.length && words.every((word) => part.textContent!.toLowerCase().includes(word)) ? 1 : 0;
    for (const one of settings) {
      const text = `${title} ${one.textContent}`.toLowerCase();
      one.hidden = !words.every((word) => text.includes(word));
      if (!one.hidden) here++;
    }
    part.hidden = here === 0 && words.length > 0;
    // A link to what is out of the way would do nothing.
    const link = document.querySelector(`.on-page a[href="#${part.getAttribute("aria-labelledby")}"]`)?.closest("li");
    if (link) link.hidden = part.hidden;
    found += here;
  }
  return found;
}
