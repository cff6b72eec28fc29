// The model's review arrives while its page is open: says how it comes along, and puts it in its place when it is there.
// Without scripts the page has a link that looks again.

import { announce } from "./shell/announce";
import { replaceWith } from "./shell/fragments";

const place = "#reviewed";

class ComingReview extends HTMLElement {
  private events?: EventSource;

  connectedCallback() {
    this.events = new EventSource(this.dataset.events ?? "");
    this.events.addEventListener("progress", (event) => this.say(event));
    this.events.addEventListener("end", () => void this.arrive());
  }

  disconnectedCallback() {
    this.events?.close();
  }

  private say(event: MessageEvent<string>) {
    if (document.documentElement.dataset.stream === "on_finish") return;
    const line = this.querySelector("[role=status] p");
    if (line) line.textContent = (JSON.parse(event.data) as { sentence: string }).sentence;
  }

  private async arrive() {
    this.events?.close();
    // What somebody is writing just now is not taken away from under their hands.
    if (document.activeElement?.closest(`${place} :is(textarea, input, select)`)) return this.offer();
    try {
      await replaceWith(await fetch(location.href), place, false);
    } catch {
      this.offer();
    }
  }

  private offer() {
    const line = this.querySelector("[role=status] p");
    if (line) line.textContent = "The model has finished. Load the page again to see what it found.";
    else announce("The model has finished. Load the page again to see what it found.");
  }
}

customElements.define("etude-review", ComingReview);
