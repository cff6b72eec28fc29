// The settings: each change shows at once what it does, and saves itself. Without scripts there is a button.

import { announce } from "./shell/announce";
import { bindFind } from "./settings/find";
import { differs, show, type Setting } from "./settings/preview";
import { bindTry, isTried } from "./settings/try";

const form = document.querySelector<HTMLFormElement>("form[data-saves]");
const typing = 800;
const saidFor = 6000;
const waiting = new Map<string, number>();
/** What was sent last, by field: leaving a field that has saved itself while it was typed in saves nothing more. */
const sent = new Map<string, string>();
let quiet = 0;

if (form) {
  form.dataset.live = "";
  bindFind();
  bindTry(form, { keep: (field) => soon(field, 0), say });
  keepEarlyChanges(form);
}

form?.addEventListener("change", (event) => soon(event.target as Setting, 0));
form?.addEventListener("input", (event) => {
  const field = event.target as Setting;
  // A field that is typed into saves after a pause; the rest when it is chosen.
  if (field.matches("textarea, input:not([type=checkbox], [type=hidden])")) soon(field, typing);
});
// Nothing is left to send, and Enter in a field would only load the page again.
form?.addEventListener("submit", (event) => event.preventDefault());

/** Saves what was changed before this script came. A page that is loaded again may show what a browser remembers, which nobody chose now. */
function keepEarlyChanges(form: HTMLFormElement) {
  const [loaded] = performance.getEntriesByType("navigation") as PerformanceNavigationTiming[];
  if (loaded?.type !== "navigate") return;
  for (const field of form.querySelectorAll<Setting>("input:not([type=hidden]), select, textarea")) if (differs(field)) soon(field, 0);
}

function soon(field: Setting, pause: number) {
  if (!field.name) return;
  show(field);
  if (isTried(field)) return;
  clearTimeout(waiting.get(field.name));
  waiting.set(field.name, window.setTimeout(() => void save(field), pause));
}

async function save(field: Setting) {
  const fields = new URLSearchParams();
  fields.set("__RequestVerificationToken", form!.querySelector<HTMLInputElement>("[name=__RequestVerificationToken]")!.value);
  // Fields that mean something only together go together.
  const group = field.closest("[data-together]")?.querySelectorAll<HTMLInputElement>("input, select") ?? [field];
  for (const one of group) fields.set(one.name, one instanceof HTMLInputElement && one.type === "checkbox" ? (one.checked ? "on" : "off") : one.value);
  const what = fields.toString();
  if (sent.get(field.name) === what) return;
  sent.set(field.name, what);
  try {
    const response = await fetch(form!.action, { method: "POST", body: fields, headers: { Accept: "application/json" } });
    const answer = (await response.json()) as { message: string; mistakes?: Record<string, string> };
    for (const one of group) mark(one, answer.mistakes?.[one.name]);
    say(response.ok ? `Saved: ${name(field)}.` : (answer.mistakes?.[field.name] ?? answer.message), response.ok);
  } catch {
    sent.delete(field.name);
    say("That could not be saved: the server did not answer. Change it once more in a moment.", false);
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

function say(words: string, well = true) {
  const line = document.querySelector<HTMLElement>("[data-saved]");
  if (line) {
    line.textContent = words;
    line.classList.toggle("amiss", !well);
  }
  announce(words);
  clearTimeout(quiet);
  // Good news may go by itself; a mistake stays until it is mended.
  if (well) quiet = window.setTimeout(() => line?.replaceChildren(), saidFor);
}

function name(field: Setting): string {
  return field.labels?.[0]?.textContent?.trim() ?? "it";
}
