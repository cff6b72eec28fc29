// The plan becomes a checklist beside the code: each line of the plan's notes is a step, and a done step begins with "[x]".

import { field, hear, setValue, tell, value } from "./attempt";
import { h } from "./dom";

const done = /^\s*\[x\]\s*/i;
const marker = /^\s*(?:[-*+]|\d+[.)])?\s*(?:\[[ x]\]\s*)?/i;

export function bindPlan() {
  const list = document.querySelector<HTMLElement>("[data-plan]");
  if (!list) return;
  const draw = () => drawPlan(list);
  field("notes_plan")?.addEventListener("input", draw);
  hear("etude:restored", draw);
  list.addEventListener("change", (event) => tick(event.target as HTMLInputElement));
  draw();
}

function drawPlan(list: HTMLElement) {
  const steps = value("notes_plan").split("\n").map((line, at) => ({ line, at })).filter(({ line }) => line.replace(marker, "").trim());
  const ticked = steps.filter(({ line }) => isDone(line)).length;
  const section = list.closest("section")!;
  section.querySelector("h2")!.textContent = steps.length ? `Your plan, ${ticked} of ${steps.length}` : "Your plan";
  section.querySelector<HTMLElement>("[data-no-plan]")!.hidden = steps.length > 0;
  list.replaceChildren(...steps.map(({ line, at }) => stepOf(line, at)));
}

function stepOf(line: string, at: number): HTMLElement {
  const box = h("input", { type: "checkbox", "data-line": String(at) });
  box.checked = isDone(line);
  return h("label", {}, box, h("span", {}, line.replace(marker, "").trim()));
}

function tick(box: HTMLInputElement) {
  const lines = value("notes_plan").split("\n");
  const at = Number(box.dataset.line);
  const step = lines[at]!.replace(marker, "").trim();
  lines[at] = box.checked ? `[x] ${step}` : step;
  setValue("notes_plan", lines.join("\n"));
  tell("etude:save", { aloud: false });
  const section = box.closest("section")!;
  const boxes = [...section.querySelectorAll<HTMLInputElement>("input[data-line]")];
  section.querySelector("h2")!.textContent = `Your plan, ${boxes.filter((one) => one.checked).length} of ${boxes.length}`;
}

function isDone(line: string): boolean {
  return done.test(line.replace(/^\s*(?:[-*+]|\d+[.)])\s*/, ""));
}
