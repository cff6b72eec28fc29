// Moves between the five phases without loading the page again. The links and the "Next" buttons work without scripts too.

import { announce } from "../shell/announce";
import { attemptForm, currentPhase, hear, phases, setValue, tell, type Phase } from "./attempt";

export function bindPhases() {
  document.addEventListener("click", (event) => {
    const link = (event.target as Element).closest<HTMLElement>("[data-phase]");
    if (!link || event.defaultPrevented || event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
    event.preventDefault();
    moveTo(link.dataset.phase as Phase);
  });
  document.addEventListener("keydown", (event) => {
    if (event.isComposing) return;
    const numbered = event.altKey && !event.ctrlKey && !event.metaKey && /^Digit([1-5])$/.exec(event.code);
    if (numbered) {
      event.preventDefault();
      moveTo(phases[Number(numbered[1]) - 1]!);
    } else if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && !event.defaultPrevented) {
      if (advance()) event.preventDefault();
    }
  });
  hear("etude:restored", show);
}

/** Shows what belongs to the phase that the form names, and hides the rest. */
export function show() {
  const phase = currentPhase();
  for (const part of document.querySelectorAll<HTMLElement>("[data-for]"))
    part.hidden = !part.dataset.for!.split(" ").includes(phase);
  const index = phases.indexOf(phase);
  for (const link of document.querySelectorAll<HTMLElement>(".phases [data-phase]")) {
    const at = phases.indexOf(link.dataset.phase as Phase);
    if (at === index) link.setAttribute("aria-current", "step");
    else link.removeAttribute("aria-current");
    link.querySelector<HTMLElement>("[data-done]")!.hidden = at >= index;
  }
}

function moveTo(phase: Phase) {
  const moved = phase !== currentPhase();
  if (moved) {
    setValue("phase", phase);
    show();
    history.replaceState(null, "", `?phase=${phase}`);
    announce(`${phase[0]!.toUpperCase()}${phase.slice(1)}.`);
    tell("etude:phase", { phase });
    tell("etude:save", { aloud: false });
  }
  focusFirst();
}

// Ctrl+Enter goes on in the phases of words. Where there is code it runs the tests (see the runner), and it never submits.
function advance(): boolean {
  const phase = currentPhase();
  if (!(document.activeElement instanceof HTMLTextAreaElement) || !attemptForm().contains(document.activeElement)) return false;
  if (phase === "reflect") {
    document.querySelector<HTMLElement>("[data-submit]")?.focus();
    return true;
  }
  const hasCode = document.querySelector("etude-runner") !== null;
  if (hasCode && (phase === "implement" || phase === "verify")) return false;
  moveTo(phases[phases.indexOf(phase) + 1]!);
  return true;
}

// The editor keeps its place under its own element, so what is asked for is the nearest visible field.
function focusFirst() {
  const candidates = attemptForm().querySelectorAll<HTMLElement>("[data-primary], [data-primary] .cm-content");
  const seen = [...candidates].filter((element) => element.offsetParent !== null && element.matches("textarea, .cm-content"));
  seen[0]?.focus();
}
