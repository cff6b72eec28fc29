// The numbers above the submit button, as they are by the time one gets there.

import { hear, phases, value } from "./attempt";
import { storedResult } from "./test-result";

export function bindSummary() {
  hear("etude:phase", ({ phase }) => phase === "reflect" && sum());
}

function sum() {
  const seconds = phases.map((phase) => Number(value(`seconds_${phase}`)) || 0).reduce((one, other) => one + other, 0);
  put("time", `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`);
  put("hints", String(document.querySelectorAll("#hints .taken").length));
  const result = storedResult();
  put("tests", result ? `${result.passed} of ${result.total} pass` : "not run");
}

function put(name: string, words: string) {
  const place = document.querySelector(`[data-sum=${name}]`);
  if (place) place.textContent = words;
}
