// Takes the next rung of the hint ladder without leaving the page.

import { announce } from "../shell/announce";
import { post, replaceWith } from "../shell/fragments";
import { tell, value } from "./attempt";
import { show } from "./phases";

export class Hints extends HTMLElement {
  #busy = false;

  connectedCallback() {
    this.addEventListener("click", (event) => {
      const rung = (event.target as Element).closest<HTMLButtonElement>("[data-hint]");
      if (!rung) return;
      event.preventDefault();
      void this.#take(rung);
    });
    document.addEventListener("keydown", (event) => {
      if (event.key !== "." || !(event.ctrlKey || event.metaKey) || event.altKey) return;
      event.preventDefault();
      const rung = [...this.querySelectorAll<HTMLButtonElement>("[data-hint]")].find((one) => one.offsetParent !== null);
      if (rung) void this.#take(rung);
      else announce("There is no further hint in this phase.");
    });
  }

  async #take(rung: HTMLButtonElement) {
    if (this.#busy) return;
    this.#busy = true;
    try {
      const fields = new FormData();
      fields.set("__RequestVerificationToken", value("__RequestVerificationToken"));
      fields.set("hint_phase", rung.dataset.hint!);
      fields.set("taken", rung.dataset.taken!);
      // By key, the person stays where they are and hears the hint; by button, the button is gone and the hint is in its place.
      await replaceWith(await post(rung.formAction, fields), "#hints", rung === document.activeElement);
      // The answer shows the phase of the hint; the person may have moved on meanwhile.
      show();
      tell("etude:save", { aloud: false });
    } catch {
      announce("The hint could not be fetched. Nothing is lost; try again in a moment.");
    } finally {
      this.#busy = false;
    }
  }
}
