import { button, h } from "./dom";

type Choice = [label: string, deed: () => void];

/** A question about somebody's words, below the phase bar. It waits; nothing is decided by leaving it alone. */
export class DraftNotice {
  ask(sentence: string, ...choices: Choice[]) {
    const place = document.querySelector<HTMLElement>("[data-draft-notice]");
    if (!place) return;
    const close = (deed: () => void) => () => {
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
