// The settings: each change saves itself, and shows at once what it does. Without scripts there is a button.

import { announce } from "./shell/announce";

const form = document.querySelector<HTMLFormElement>("form[data-saves]");
const typing = 800;
const waiting = new Map<string, number>();
/** What was sent last, by field: leaving a field that has saved itself while it was typed in saves nothing more. */
const sent = new Map<string, string>();

if (form) form.dataset.live = "";

form?.addEventListener("change", (event) => soon(event.target as HTMLInputElement, 0));
form?.addEventListener("input", (event) => {
  const field = event.target as HTMLInputElement;
  // A field that is typed into saves after a pause; the rest when it is chosen.
  if (field.matches("textarea, input:not([type=checkbox], [type=hidden])")) soon(field, typing);
});
// Nothing is left to send, and Enter in a field would only load the page again.
form?.addEventListener("submit", (event) => event.preventDefault());

function soon(field: HTMLInputElement, pause: number) {
  if (!field.name) return;
  preview(field);
  clearTimeout(waiting.get(field.name));
  waiting.set(field.name, window.setTimeout(() => void save(field), pause));
}

/** What is chosen is on the page before it is stored. */
function preview(field: HTMLInputElement | HTMLSelectElement) {
  const look = field.dataset.look;
  if (!look) return;
  const value = field instanceof HTMLSelectElement ? field.value : field.checked ? field.dataset.on : field.dataset.off;
  const usual = field instanceof HTMLSelectElement ? field.options[0]!.value : "";
  if (!value || value === usual) delete document.documentElement.dataset[look];
  else document.documentElement.dataset[look] = value;
}

async function save(field: HTMLInputElement) {
  const fields = new URLSearchParams();
  fields.set("__RequestVerificationToken", form!.querySelector<HTMLInputElement>("[name=__RequestVerificationToken]")!.value);
  // Fields that mean something only together go together.
  const group = field.closest("[data-together]")?.querySelectorAll<HTMLInputElement>("input, select") ?? [field];
  for (const one of group) fields.set(one.name, one.type === "checkbox" ? (one.checked ? "on" : "off") : one.value);
  const what = fields.toString();
  if (sent.get(field.name) === what) return;
  sent.set(field.name, what);
  try {
    const response = await fetch(form!.action, { method: "POST", body: fields, headers: { Accept: "application/json" } });
    const answer = (await response.json()) as { message: string; mistakes?: Record<string, string> };
    for (const one of group) mark(one, answer.mistakes?.[one.name]);
    say(response.ok ? `Saved: ${name(field)}.` : (answer.mistakes?.[field.name] ?? answer.message));
  } catch {
    sent.delete(field.name);
    say("That could not be saved: the server did not answer. Change it once more in a moment.");
  }
}

function mark(field: HTMLElement, mistake: string | undefined) {
  if (mistake) field.setAttribute("aria-invalid", "true");
  else field.removeAttribute("aria-invalid");
  let words = document.getElementById(`${field.id}-mistake`);
  if (!mistake) return words?.remove();
  if (!words) {
    words = document.createElement("p");
    words.id = `${field.id}-mistake`;
    words.className = "small bad";
    field.after(words);
    field.setAttribute("aria-describedby", [words.id, field.getAttribute("aria-describedby")].filter(Boolean).join(" "));
  }
  words.textContent = mistake;
}

function say(words: string) {
  const line = document.querySelector("[data-saved]");
  if (line) line.textContent = words;
  announce(words);
}

function name(field: HTMLInputElement): string {
  return field.labels?.[0]?.textContent?.trim() ?? "it";
}
