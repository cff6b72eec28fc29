// A file field that reads PDFs here: the text goes into the field above it, where it can be corrected before anything is sent.

import { announce } from "./shell/announce";

type Outcome = { state: "ok" | "scanned" | "encrypted" | "broken" | "long"; text: string; pages: number };
type Reader = { readPdf(bytes: ArrayBuffer, worker: string): Promise<Outcome> };

const largest = 5 * 1024 * 1024;

const words: Record<Outcome["state"], (outcome: Outcome) => string> = {
  ok: ({ pages }) => `Read ${pages} ${pages === 1 ? "page" : "pages"} in your browser. The text is above; correct it before you go on.`,
  scanned: () => "This PDF holds pictures of pages and no text, as a scanner makes them. Save it with text recognition, or paste the text.",
  encrypted: () => "This PDF has a password. Save a copy without one, or paste its text.",
  broken: () => "This PDF is damaged and could not be opened. Export it again, or paste its text.",
  long: () => "This PDF has more than 40 pages. Choose a shorter one, or paste the part that matters.",
};

class Upload extends HTMLElement {
  connectedCallback() {
    this.querySelector<HTMLInputElement>("input[type=file]")?.addEventListener("change", (event) => void this.#chosen(event.target as HTMLInputElement));
  }

  async #chosen(input: HTMLInputElement) {
    this.#field("pdf").value = "";
    this.#say("");
    const file = input.files?.[0];
    if (!file) return;
    if (file.size > largest) return this.#say("That file is larger than 5 MB. Paste its text instead.");
    if (!(await isPdf(file))) return this.#say("This file is read when you send it; its text is shown before anything is made of it.");
    this.#say("Reading the PDF…");
    this.toggleAttribute("aria-busy", true);
    const outcome = await this.#read(file);
    this.toggleAttribute("aria-busy", false);
    this.#field("pdf").value = outcome.state;
    if (outcome.state === "ok") this.querySelector("textarea")!.value = outcome.text;
    this.#say(words[outcome.state](outcome));
  }

  async #read(file: File): Promise<Outcome> {
    try {
      const { readPdf } = (await import(this.dataset.reader!)) as Reader;
      return await readPdf(await file.arrayBuffer(), this.dataset.worker!);
    } catch {
      return { state: "broken", text: "", pages: 0 };
    }
  }

  #field(name: string) {
    return this.querySelector<HTMLInputElement>(`input[name=${name}]`)!;
  }

  #say(sentence: string) {
    this.querySelector("[data-state]")!.textContent = sentence;
    if (sentence) announce(sentence);
  }
}

async function isPdf(file: File) {
  return new TextDecoder("latin1").decode(await file.slice(0, 1024).arrayBuffer()).includes("%PDF-");
}

customElements.define("etude-upload", Upload);
