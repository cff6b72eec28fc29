import { button, h } from "./dom";

type Deed = () => void;
type Choice = [label: string, deed: Deed];

/** A question about somebody's words, below the phase bar. It waits; nothing is decided by leaving it alone. */
export class DraftNotice {
  /** This browser has words that the server and the page have not. */
  offerCopy(time: string, since: string, use: Deed, keep: Deed) {
    this.#ask(`This browser holds words from ${time} that never reached the server; ${since}.`, ["Use this browser’s words", use], ["Keep what is shown", keep]);
  }

  /** The server has words from another tab. */
  offerNewer(noun: string, load: Deed, keep: Deed) {
    this.#ask(`Another tab saved ${noun}. What you typed here is kept in this browser.`, ["Load the newer one", load], ["Keep mine", keep]);
  }

  /** Those words are shown now, in the place of these. */
  offerMine(bringBack: Deed) {
    this.#ask("The newer one is loaded.", ["Bring mine back", bringBack], ["Leave it so", () => {}]);
  }

  #ask(sentence: string, ...choices: Choice[]) {
    const place = document.querySelector<HTMLElement>("[data-draft-notice]");
    if (!place) return;
    const close = (deed: Deed) => () => {
      place.hidden = true;
      place.replaceChildren();
      deed();
    };
    place.hidden = false;
    place.replaceChildren(
      h("p", { role: "alert" }, sentence),
      h("div", { class: "row" }, ...choices.map(([label, deed]) => button(label, close(deed)))),
    );
  }
}
