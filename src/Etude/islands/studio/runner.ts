// Runs the tests in this browser. How sure one is comes first, and running costs nothing.

import { announce } from "../shell/announce";
import { Engine, type Outcome } from "../engines/engine";
import type { RunReport } from "../engines/messages";
import { attemptForm, chosenConfidence, currentPhase, hear, tell, value } from "./attempt";
import { clockTime, h } from "./dom";
import { showResult } from "./results";
import { bindScratch } from "./scratch";
import { resultOf, store, storedResult } from "./test-result";

const slow = 1000;

export class Runner extends HTMLElement {
  #engine!: Engine;
  #waitTimer = 0;

  get #name() {
    return this.dataset.name!;
  }

  get #starting() {
    return `${this.#name} is getting ready, ${this.dataset.starting}.`;
  }

  get #unavailable() {
    return `${this.#name} could not start in this browser. Your code is saved. Run again to try once more, or reload the page.`;
  }

  #part<Part extends HTMLElement>(name: string): Part {
    return this.querySelector<Part>(`[data-${name}]`)!;
  }

  connectedCallback() {
    this.#engine = new Engine({
      url: this.dataset.worker!,
      limitSeconds: () => Number(this.dataset.limit) || 10,
      // Code of the browser's own language can change the language itself, and leave timers behind.
      oneRunEach: this.dataset.language === "javascript",
      changed: () => this.#note(),
    });
    this.#part("run").addEventListener("click", () => void this.#run());
    this.#part("cancel").addEventListener("click", () => this.#engine.cancel());
    attemptForm().addEventListener("change", () => this.#gate());
    hear("etude:restored", () => this.#restored());
    document.addEventListener("keydown", (event) => {
      if (event.defaultPrevented || event.key !== "Enter" || !(event.ctrlKey || event.metaKey) || event.isComposing) return;
      if (currentPhase() !== "implement" && currentPhase() !== "verify") return;
      event.preventDefault();
      void this.#run();
    });
    bindScratch(this, this.#engine);
    this.#restored();
    // While the person reads, so that the first run finds the engine ready.
    const idle = window.requestIdleCallback ?? ((deed: () => void) => setTimeout(deed, 200));
    idle(() => {
      this.#engine.warm();
      this.#note();
    });
  }

  #restored() {
    const stored = storedResult();
    if (stored) showResult(this.#part("results"), stored, this.#name, stored.runs === 1 ? "1 run so far" : `${stored.runs} runs so far`);
    this.#gate();
  }

  // Not disabled: a disabled button cannot be reached by keyboard, and so neither can its reason.
  #gate() {
    const open = chosenConfidence() !== "";
    const ran = storedResult() !== null;
    this.#part("run").setAttribute("aria-disabled", String(!open));
    this.#part("gate").textContent = open ? "" : "First say how sure you are.";
    // What one thought before the first run is what counts, so it stays.
    const radios = [...this.querySelectorAll<HTMLInputElement>("input[name=confidence]")];
    for (const radio of radios) radio.disabled = ran && open && !radio.checked;
    if (ran && open) radios[0]!.closest("fieldset")!.querySelector("legend")!.textContent = "How sure were you?";
  }

  #note() {
    if (this.#engine.busy) return;
    const words = { off: "", starting: this.#starting, ready: "Running costs nothing.", failed: this.#unavailable };
    this.#part("note").textContent = words[this.#engine.state];
  }

  async #run() {
    if (this.#engine.busy) return announce("The tests are still running.");
    if (!chosenConfidence()) return this.#askConfidence();
    const tests = this.dataset.tests!;
    const asked = this.#engine.ask({ type: "run", code: value("code"), tests });
    this.#wait(true);
    const outcome = await asked;
    this.#wait(false);
    this.#show(outcome, tests);
  }

  #askConfidence() {
    this.querySelector<HTMLInputElement>("input[name=confidence]")?.focus();
    announce("First say how sure you are, then run.");
  }

  #wait(waiting: boolean) {
    clearTimeout(this.#waitTimer);
    this.#part("cancel").hidden = !waiting;
    if (!waiting) return this.#note();
    this.#part("note").textContent = this.#part("said").textContent = "";
    const ready = this.#engine.state === "ready";
    const words = ready ? "Running." : `${this.#starting} Your run starts by itself.`;
    // A run that takes less than a second needs no words.
    this.#waitTimer = window.setTimeout(() => {
      this.#part("note").textContent = words;
      announce(words);
    }, ready ? slow : 0);
  }

  #show(outcome: Outcome, tests: string) {
    switch (outcome.kind) {
      case "answer":
        return this.#showReport(JSON.parse(outcome.json) as RunReport, tests, outcome.seconds < 1 ? `${Math.ceil(outcome.seconds * 1000)} ms` : `${outcome.seconds.toFixed(1)} s`);
      case "too-long": {
        const limit = this.#engine.limitSeconds;
        const message = `Stopped after ${limit} s. ${this.dataset.stuck}`;
        return this.#showReport({ tests: [], output: "", error: { type: "Stopped", message, line: null } }, tests, `${limit} s`);
      }
      case "cancelled":
        return this.#say("Stopped. This run does not count.");
      case "broke":
        return this.#say(`${this.#name} broke off. ${this.dataset.broken} This run does not count, and ${this.#name} is starting again.`);
      case "unavailable":
        return this.#say(this.#unavailable);
    }
  }

  #showReport(report: RunReport, tests: string, took: string) {
    const result = resultOf(report, tests, this.dataset.language!);
    store(result);
    showResult(this.#part("results"), { ...result, output: report.output }, this.#name, `Run ${result.runs}, ${clockTime(Date.now())}, ${took}`);
    const expected = value("prediction").trim();
    if (expected) this.#part("details").append(h("p", { class: "soft mt" }, h("b", {}, "You expected: "), expected));
    this.#gate();
    tell("etude:save", { aloud: false });
  }

  #say(words: string) {
    this.#part("said").textContent = words;
    announce(words);
  }
}
