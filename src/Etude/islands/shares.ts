// Shares that always add up to 100: a slider beside each number. Moving one takes from the others, or gives to them, in their
// proportion; the dot in the triangle follows. Without scripts the numbers alone are sent, and the server takes their proportion.

const form = document.querySelector<HTMLFormElement>("form[data-shares]");
const fields = [...(form?.querySelectorAll<HTMLInputElement>(".share input") ?? [])];
const sliders = fields.map(slider);
const corners = [[36, 262], [188, 26], [340, 262]] as const;
const dot = document.querySelector<SVGCircleElement>(".triangle [data-mark]");

function slider(field: HTMLInputElement, index: number) {
  const range = document.createElement("input");
  range.type = "range";
  range.min = "0";
  range.max = "100";
  range.value = String(number(field));
  range.setAttribute("aria-labelledby", `${field.id}-name`);
  field.closest(".share")!.querySelector("label")!.id = `${field.id}-name`;
  range.addEventListener("input", () => settle(index, Number(range.value)));
  field.addEventListener("change", () => settle(index, number(field)));
  field.previousElementSibling!.replaceWith(range);
  return range;
}

function number(field: HTMLInputElement): number {
  return Math.min(100, Math.max(0, Math.round(Number.parseFloat(field.value)) || 0));
}

/** One share is what the person says; the others share the rest as they did before, in whole per cent. */
function settle(moved: number, value: number) {
  const others = fields.map((field, i) => (i === moved ? 0 : number(field)));
  const sum = others.reduce((a, b) => a + b, 0);
  const exact = others.map((other, i) => (i === moved ? value : ((100 - value) * (sum > 0 ? other / sum : 1 / (fields.length - 1)))));
  const whole = exact.map(Math.floor);
  const missing = 100 - whole.reduce((a, b) => a + b, 0);
  const order = exact.map((_, i) => i).filter((i) => i !== moved).sort((a, b) => exact[b]! - whole[b]! - (exact[a]! - whole[a]!));
  for (const i of order.slice(0, missing)) whole[i]!++;
  whole.forEach((share, i) => {
    fields[i]!.value = String(share);
    sliders[i]!.value = String(share);
  });
  if (!dot || whole.length !== corners.length) return;
  dot.setAttribute("cx", String(whole.reduce((x, share, i) => x + (share * corners[i]![0]) / 100, 0)));
  dot.setAttribute("cy", String(whole.reduce((y, share, i) => y + (share * corners[i]![1]) / 100, 0)));
}
