// What the text will look like. The server renders it, as it renders the public page, so that both say the same.

const pause = 300;
const longestPause = 5000;
const readInAMinute = 230;

export class Preview {
  #timer = 0;
  #asked = 0;
  #pause = pause;
  #form: HTMLFormElement;
  #text: HTMLTextAreaElement;

  constructor(form: HTMLFormElement, text: HTMLTextAreaElement) {
    this.#form = form;
    this.#text = text;
    text.addEventListener("input", () => this.#changed());
    form.addEventListener("etude:restored", () => this.#changed());
  }

  /** Brings the preview up to date and into view. */
  async show() {
    await this.#render();
    const preview = document.getElementById("preview")!;
    preview.tabIndex = -1;
    preview.focus();
    preview.scrollIntoView({ block: "nearest" });
  }

  #changed() {
    const words = this.#text.value.match(/[\p{L}\p{N}][^\s]*/gu)?.length ?? 0;
    const minutes = words < readInAMinute ? "" : `, ${Math.round(words / readInAMinute)} min to read`;
    document.querySelector("[data-words]")!.textContent = words === 1 ? "1 word" : `${words.toLocaleString("en-GB")} words${minutes}`;
    clearTimeout(this.#timer);
    this.#timer = window.setTimeout(() => void this.#render(), this.#pause);
  }

  async #render() {
    const turn = ++this.#asked;
    const began = performance.now();
    const fields = new FormData();
    for (const name of ["__RequestVerificationToken", "body_md"]) fields.set(name, String(new FormData(this.#form).get(name) ?? ""));
    try {
      const response = await fetch("/writing/preview", { method: "POST", body: fields, headers: { "X-Etude-Fragment": "1" } });
      if (!response.ok || response.redirected || turn !== this.#asked) return;
      const fresh = new DOMParser().parseFromString(await response.text(), "text/html").getElementById("preview");
      if (fresh) document.getElementById("preview")?.replaceWith(document.adoptNode(fresh));
      // A long text is asked for less often.
      this.#pause = Math.min(longestPause, Math.max(pause, (performance.now() - began) * 4));
    } catch {
      // The preview waits for the next change; the words themselves are the draft's to keep.
    }
  }
}
