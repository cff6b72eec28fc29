// Reads longer texts aloud with the browser's own voice, for people who asked for it in the settings.

const shortest = 120;

export function offerSpeech() {
  if (document.documentElement.dataset.speech !== "on" || !("speechSynthesis" in window)) return;
  for (const text of document.querySelectorAll<HTMLElement>("main .prose, main .reading"))
    if ((text.textContent ?? "").trim().length >= shortest) text.before(button(text));
  addEventListener("pagehide", () => speechSynthesis.cancel());
}

function button(text: HTMLElement): HTMLButtonElement {
  const one = document.createElement("button");
  one.type = "button";
  one.className = "btn btn-small speech";
  one.textContent = "Read aloud";
  one.addEventListener("click", () => {
    const speaks = one.getAttribute("aria-pressed") === "true";
    speechSynthesis.cancel();
    show(one, !speaks);
    if (speaks) return;
    const words = new SpeechSynthesisUtterance(text.textContent ?? "");
    words.lang = document.documentElement.lang;
    words.addEventListener("end", () => show(one, false));
    speechSynthesis.speak(words);
  });
  return one;
}

function show(one: HTMLButtonElement, speaks: boolean) {
  one.setAttribute("aria-pressed", String(speaks));
  one.textContent = speaks ? "Stop reading" : "Read aloud";
}
