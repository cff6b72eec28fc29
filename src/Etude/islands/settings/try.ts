// "Try for a minute": what is changed about the look is shown and not saved. After the minute it is as before, unless it is kept.

import { show, type Setting } from "./preview";

const minute = 60;

interface Deeds {
  keep(field: Setting): void;
  say(words: string): void;
}

/** What each field that is tried said before. */
const before = new Map<HTMLSelectElement | HTMLInputElement, string | boolean>();
let left = 0;
let ticking = 0;

export function isTried(field: Setting): boolean {
  return before.has(field as HTMLSelectElement);
}

export function bindTry(form: HTMLFormElement, { keep, say }: Deeds) {
  const bar = form.querySelector<HTMLElement>("[data-try]");
  const begin = bar?.querySelector<HTMLButtonElement>("[data-try-begin]");
  const choice = bar?.querySelector<HTMLElement>("[data-try-choice]");
  const clock = bar?.querySelector<HTMLElement>("[data-try-left]");
  if (!bar || !begin || !choice || !clock) return;
  const fields = [...form.querySelectorAll<HTMLSelectElement | HTMLInputElement>("[data-look-part] [data-look]")];

  const end = (words: string) => {
    clearInterval(ticking);
    before.clear();
    choice.hidden = true;
    begin.hidden = false;
    begin.focus({ preventScroll: true });
    say(words);
  };
  const back = () => {
    for (const [field, was] of before) {
      if (field instanceof HTMLSelectElement) field.value = String(was);
      else field.checked = was === true;
      show(field);
    }
    end("As before. Nothing was saved.");
  };

  begin.addEventListener("click", () => {
    for (const field of fields) before.set(field, field instanceof HTMLSelectElement ? field.value : field.checked);
    left = minute;
    clock.textContent = `${left} s`;
    begin.hidden = true;
    choice.hidden = false;
    choice.querySelector<HTMLElement>("button")?.focus({ preventScroll: true });
    say("For a minute, what you change about the look is not saved.");
    ticking = window.setInterval(() => {
      clock.textContent = `${--left} s`;
      if (left <= 0) back();
    }, 1000);
  });
  choice.querySelector("[data-try-back]")!.addEventListener("click", back);
  choice.querySelector("[data-try-keep]")!.addEventListener("click", () => {
    const changed = [...before].filter(([field, was]) => (field instanceof HTMLSelectElement ? field.value : field.checked) !== was).map(([field]) => field);
    end(changed.length ? "Kept." : "Nothing was changed.");
    for (const field of changed) keep(field);
  });
}
