// A form with data-fragment is sent without leaving the page, and the answer replaces the element that data-target names.
// The same form without scripts is sent the ordinary way and answered with a whole page.

import { announce } from "./announce";

export function bindFragments() {
  document.addEventListener("submit", (event) => {
    const form = event.target as HTMLFormElement;
    if (event.defaultPrevented || !form.matches("[data-fragment]")) return;
    event.preventDefault();
    void send(form, (event as SubmitEvent).submitter);
  });
}

async function send(form: HTMLFormElement, submitter: HTMLElement | null) {
  if (form.ariaBusy === "true") return;
  form.ariaBusy = "true";
  try {
    const fields = new FormData(form, submitter);
    const url = submitter?.getAttribute("formaction") ?? form.action;
    await replaceWith(await post(url, fields), form.dataset.target ?? "");
  } catch {
    announce("That did not reach the server. Nothing is lost; try again in a moment.");
  } finally {
    form.ariaBusy = null;
  }
}

/** Sends fields and answers the response, which a page can expect to be a fragment. */
export function post(url: string, fields: FormData): Promise<Response> {
  return fetch(url, {
    method: "POST",
    // Files keep their form; everything else goes as plain fields.
    body: [...fields.values()].some((value) => value instanceof File) ? fields : new URLSearchParams(fields as unknown as Record<string, string>),
    headers: { "X-Etude-Fragment": "1" },
  });
}

/** Puts a fragment in the place of the element that `target` selects; then the focus goes to it, or its words are read out. */
export async function replaceWith(response: Response, target: string, moveFocus = true) {
  const old = document.querySelector(target);
  // Signed out meanwhile, or an answer that is a page of its own: let the browser show it.
  if (response.redirected || !old) return location.assign(response.redirected ? response.url : location.href);
  if (!response.ok && response.status !== 422) throw new Error(`The server answered ${response.status}.`);
  const fresh = new DOMParser().parseFromString(await response.text(), "text/html").querySelector(target);
  if (!fresh) throw new Error(`The answer has no ${target}.`);
  old.replaceWith(document.adoptNode(fresh));
  const landing = fresh.querySelector<HTMLElement>("[data-focus], [aria-invalid=true]");
  if (landing && moveFocus) {
    if (landing.tabIndex < 0) landing.tabIndex = -1;
    landing.focus();
    return;
  }
  const words = fresh.querySelector<HTMLElement>("[data-announce]")?.dataset.announce;
  if (words) announce(words);
}
