// Shows a run: the count, the failing case as input, expected and got, then what passes.

import { announce } from "../shell/announce";
import type { CodeError, TestReport } from "../engines/messages";
import { h, icon } from "./dom";
import type { TestResult } from "./test-result";

/** @param language As a person calls it, such as "Python". */
export function showResult(place: HTMLElement, result: TestResult, language: string, meta: string) {
  const failing = result.tests.filter((test) => test.status !== "passed");
  const passing = result.tests.filter((test) => test.status === "passed");
  place.hidden = false;
  const wish = document.documentElement.dataset.tests;
  if (wish) place.querySelector("[data-summary]")!.setAttribute("aria-live", "off");
  if (wish === "each") announce([headline(result), ...result.tests.map((test) => `${test.name}: ${test.status}`)].join(". "));
  // The heading lies in a status region that was there before, so that it is read out when it changes.
  place.querySelector("[data-summary] h2")!.textContent = headline(result);
  place.querySelector("[data-meta]")!.textContent = meta;
  place.querySelector("[data-details]")!.replaceChildren(
    ...(result.error ? [errorCase(result.error, language)] : []),
    ...failing.slice(0, 1).map((test) => h("div", { class: "failcase" }, ...caseOf(test))),
    ...failing.slice(1).map((test) => furtherCase(test)),
    ...(passing.length ? [h("h3", { class: "vh" }, "Passing tests"), h("ul", { class: "tests mt" }, ...passing.map(passingLine))] : []),
    ...(result.output ? [printed(result.output)] : []),
  );
}

function headline({ error, passed, total }: TestResult): string {
  if (error) return error.type === "Stopped" ? "The run was stopped" : "The code does not run yet";
  return passed === total ? `All ${total} tests pass` : `${passed} of ${total} tests pass`;
}

function errorCase({ type, message, line }: CodeError, language: string): HTMLElement {
  const where = line ? `Line ${line}: ` : "";
  const words = type === "Stopped" ? message : `${where}${message || type}`;
  const kind = type === "Stopped" || type === "NoTests" ? null : h("p", { class: "small muted" }, explain(type, language));
  return h("div", { class: "failcase" }, h("p", { class: "mono" }, words), kind);
}

function explain(type: string, language: string): string {
  const known: Record<string, string> = {
    SyntaxError: `${language} could not read the code. Look at this line and the end of the one before it.`,
    SqlError: "Postgres refused it before it looked at any row, so no test could start.",
    ReferenceError: "The code uses a name before anything has that name.",
    BadTests: "The tests of this problem have a mistake. It is no fault of your code.",
    IndentationError: "Python reads blocks from the spaces at the start of a line; here they are not what the lines around ask for.",
    TabError: "This line mixes tabs and spaces. Use spaces only.",
    NameError: "The code uses a name before anything has that name.",
    ModuleNotFoundError: "This module is not here. The standard library is.",
    RecursionError: "A function called itself again and again without reaching an end.",
    MemoryError: "The code asked for more memory than the browser gives.",
  };
  return `${known[type] ?? "The code stopped here while it was being loaded, so no test could start."} (${type})`;
}

function caseOf(test: Partial<TestReport>): Node[] {
  const rows: [string, string | null | undefined][] = [["Input", test.input], ["Expected", test.expected], ["Got", test.got]];
  const table = h("table", {}, h("caption", { class: "vh" }, "The failing case"));
  for (const [name, text] of rows) {
    if (text === null || text === undefined) continue;
    table.append(h("tr", {}, h("th", { scope: "row" }, name), h("td", {}, shown(name, text))));
  }
  return [
    h("h3", {}, h("span", { class: "bad" }, icon("circle-cross")), test.name ?? "", h("span", { class: "vh" }, ", failed")),
    ...(table.rows.length ? [table] : []),
    ...(test.message ? [h("p", { class: "small soft mt" }, test.message)] : []),
  ];
}

// Rows stand in columns, which must not be broken; where they are wider than the screen, one scrolls.
function shown(name: string, text: string): Node | string {
  const value = name === "Got" ? h("mark", {}, text) : text;
  return text.includes("\n") ? h("pre", { class: "rows", tabindex: "0", role: "region", "aria-label": name }, value) : value;
}

function furtherCase(test: Partial<TestReport>): HTMLElement {
  const [heading, ...rest] = caseOf(test);
  return h("details", { class: "further" }, h("summary", {}, ...heading!.childNodes), h("div", { class: "failcase" }, ...rest));
}

function passingLine({ name, ms }: Partial<TestReport>): HTMLElement {
  return h("li", {},
    h("span", { class: "ok" }, icon("check")), name ?? "", h("span", { class: "vh" }, ", passed"),
    h("span", { class: "ms" }, ms === undefined ? "" : ms < 1 ? "under 1 ms" : `${Math.round(ms)} ms`));
}

function printed(output: string): HTMLElement {
  const lines = output.trimEnd().split("\n").length;
  return h("details", { class: "mt" }, h("summary", {}, lines === 1 ? "Printed, 1 line" : `Printed, ${lines} lines`),
    h("pre", { class: "printed", tabindex: "0" }, output));
}
