// Counts the seconds of the current phase while the page is looked at. It never ends anything, and can be hidden or off.

import { currentPhase, hear, phases, setValue, value, type Phase } from "./attempt";
import { h } from "./dom";
import { remember, remembered } from "./storage";

const tick = 1000;
/** Between two ticks a machine may have slept; that time was not practice. */
const longestTick = 5;
/** While hidden the strokes still grow, but so seldom that nothing moves in the corner of the eye. */
const quietTicks = 10;
const shownKey = "etude:clock";
/** What the settings say: shown or hidden to begin with. */
const wish = document.documentElement.dataset.timer ?? "hidden";

export class Clock extends HTMLElement {
  #spent = new Map<Phase, number>();
  #last = 0;
  #ticks = 0;
  #shown = startsShown();
  #timer = 0;
  #toggle: HTMLElement | null = null;

  connectedCallback() {
    if (wish === "off") return;
    this.#toggle = document.querySelector("[data-clock-toggle]");
    this.#toggle?.addEventListener("click", () => this.#flip());
    hear("etude:phase", () => this.#draw());
    hear("etude:restored", () => this.#read());
    document.addEventListener("visibilitychange", () => (this.#last = performance.now()));
    this.#read();
    this.#label();
    this.#last = performance.now();
    this.#timer = window.setInterval(() => this.#tick(), tick);
  }

  disconnectedCallback() {
    clearInterval(this.#timer);
  }

  #read() {
    for (const phase of phases) this.#spent.set(phase, Number(value(`seconds_${phase}`)) || 0);
    this.#draw();
  }

  #tick() {
    const now = performance.now();
    const passed = Math.min((now - this.#last) / 1000, longestTick);
    this.#last = now;
    if (document.hidden) return;
    const phase = currentPhase();
    const spent = this.#spent.get(phase)! + passed;
    this.#spent.set(phase, spent);
    setValue(`seconds_${phase}`, Math.floor(spent));
    if (this.#shown || ++this.#ticks % quietTicks === 0) this.#draw();
  }

  #draw() {
    const current = currentPhase();
    for (const link of this.querySelectorAll<HTMLElement>("[data-phase]")) {
      const phase = link.dataset.phase as Phase;
      const minutes = Number(link.dataset.minutes);
      const spent = Math.floor(this.#spent.get(phase) ?? 0);
      this.#stroke(link, minutes ? spent / (minutes * 60) : 0);
      link.querySelector(".time")!.replaceChildren(...timeWords(spent, minutes, phase === current && !this.#shown));
    }
  }

  #stroke(link: HTMLElement, share: number) {
    const run = link.querySelector(".run, .over")!;
    run.setAttribute("class", share > 1 ? "over" : "run");
    run.setAttribute("width", `${Math.round(Math.min(share, 1) * 100)}%`);
  }

  #flip() {
    this.#shown = !this.#shown;
    remember(shownKey, `${wish} ${this.#shown ? "shown" : "hidden"}`);
    this.#label();
    this.#draw();
  }

  #label() {
    if (this.#toggle) this.#toggle.textContent = this.#shown ? "Hide the clock" : "Show the clock";
  }
}

// The running phase shows whole minutes while the clock is hidden, so that no seconds tick.
function timeWords(spent: number, minutes: number, coarse: boolean): (Node | string)[] {
  if (minutes && spent < (coarse ? 60 : 1)) return [h("span", { class: "vh" }, "target "), `${minutes} min`];
  const words = coarse ? `${Math.floor(spent / 60)}` : `${Math.floor(spent / 60)}:${String(spent % 60).padStart(2, "0")}`;
  return minutes ? [`${words} `, h("span", { class: "of" }, `of ${minutes} min`)] : [words];
}

// What was pressed in this browser last holds until the settings say something else.
function startsShown(): boolean {
  const [then, now] = (remembered(shownKey) ?? "").split(" ");
  return (then === wish ? now : wish) === "shown";
}
