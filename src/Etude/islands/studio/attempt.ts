// The one form of a page that keeps a draft: the studio's, unless <etude-draft> names another. Its fields are the truth; the
// elements read and write them.

export const phases = ["explore", "plan", "implement", "verify", "reflect"] as const;
export type Phase = (typeof phases)[number];

type Field = HTMLInputElement | HTMLTextAreaElement;

/** What the elements tell each other, as events on the form. */
export interface AttemptEvents {
  /** Save at once, to the server too. `aloud` when the person asked for it. */
  "etude:save": { aloud: boolean };
  /** Another phase is shown. */
  "etude:phase": { phase: Phase };
  /** Fields were filled from a draft: read them again. */
  "etude:restored": Record<string, never>;
}

export function attemptForm(): HTMLFormElement {
  return formIn(document);
}

/** The same form in another copy of the page. */
export function formIn(page: Document): HTMLFormElement {
  const id = page.querySelector<HTMLElement>("etude-draft")?.dataset.form ?? "attempt";
  return page.getElementById(id) as HTMLFormElement;
}

/** The field of that name, also one that belongs to the form by its form attribute. Null when this attempt has none. */
export function field(name: string): Field | null {
  const found = attemptForm().elements.namedItem(name);
  return found instanceof HTMLInputElement || found instanceof HTMLTextAreaElement ? found : null;
}

export function value(name: string): string {
  return field(name)?.value ?? "";
}

export function setValue(name: string, text: string | number) {
  const found = field(name);
  if (found) found.value = String(text);
}

export function currentPhase(): Phase {
  const named = value("phase") as Phase;
  return phases.includes(named) ? named : "explore";
}

export function chosenConfidence(): string {
  return (new FormData(attemptForm()).get("confidence") as string | null) ?? "";
}

export function tell<Name extends keyof AttemptEvents>(name: Name, detail: AttemptEvents[Name]) {
  attemptForm().dispatchEvent(new CustomEvent(name, { detail }));
}

export function hear<Name extends keyof AttemptEvents>(name: Name, listener: (detail: AttemptEvents[Name]) => void) {
  attemptForm().addEventListener(name, (event) => listener((event as CustomEvent<AttemptEvents[Name]>).detail));
}
