// "Try an input": one line against the code as it is now. It is no test run, so nothing is counted and nothing is asked first.

import type { Engine, Outcome } from "../engines/engine";
import type { TryReport } from "../engines/messages";
import { announce } from "../shell/announce";
import { value } from "./attempt";

export function bindScratch(runner: HTMLElement, engine: Engine) {
  const panel = runner.querySelector<HTMLElement>("[data-scratch]");
  const opener = runner.querySelector<HTMLButtonElement>("[data-try]");
  if (!panel || !opener) return;
  const { tests = "", name = "", stuck = "" } = runner.dataset;
  const line = panel.querySelector("input")!;
  const output = panel.querySelector<HTMLElement>("[data-tried]")!;

  const open = () => {
    panel.hidden = false;
    opener.setAttribute("aria-expanded", "true");
    line.focus();
  };
  const tryLine = async () => {
    if (!line.value.trim()) return;
    if (engine.busy) return announce("The tests are still running.");
    output.textContent = engine.state === "ready" ? "" : `${name} is getting ready.`;
    output.textContent = wordsOf(await engine.ask({ type: "try", code: value("code"), tests, line: line.value }), engine.limitSeconds, name, stuck);
  };

  opener.addEventListener("click", open);
  panel.querySelector("button")!.addEventListener("click", () => void tryLine());
  line.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.isComposing) return;
    // Enter tries the line; it neither sends the form nor runs the tests.
    event.preventDefault();
    event.stopPropagation();
    void tryLine();
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "'" || !(event.ctrlKey || event.metaKey) || runner.offsetParent === null) return;
    event.preventDefault();
    open();
  });
}

function wordsOf(outcome: Outcome, limit: number, name: string, stuck: string): string {
  switch (outcome.kind) {
    case "answer": {
      const { value: result, output, error } = JSON.parse(outcome.json) as TryReport;
      const end = error ? `${error.type}${error.line ? ` (line ${error.line})` : ""}: ${error.message}` : result;
      return [output.trimEnd(), end].filter(Boolean).join("\n") || "It ran and gave nothing back.";
    }
    case "too-long":
      return `Stopped after ${limit} s. ${stuck}`;
    case "cancelled":
      return "Stopped.";
    default:
      return `${name} itself broke off; it is starting again. Try once more in a moment.`;
  }
}
