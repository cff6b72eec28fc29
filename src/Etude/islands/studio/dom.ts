type Child = Node | string | null | undefined | false;

/** Makes an element. Text is always set as text, so what a person's code prints is never read as HTML. */
export function h<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Record<string, string> = {},
  ...children: Child[]
): HTMLElementTagNameMap[Tag] {
  const element = document.createElement(tag);
  for (const [name, text] of Object.entries(attributes)) element.setAttribute(name, text);
  element.append(...children.filter((child): child is Node | string => !!child));
  return element;
}

export function button(label: string, deed: () => void, kind = "btn btn-small"): HTMLButtonElement {
  const made = h("button", { type: "button", class: kind }, label);
  made.addEventListener("click", deed);
  return made;
}

const outlines = {
  check: ["M20 6 9 17l-5-5"],
  "circle-cross": ["M12 2a10 10 0 1 0 0 20 10 10 0 1 0 0-20", "m15 9-6 6", "m9 9 6 6"],
};

/** An outline from Lucide (ISC licence), always beside a word. */
export function icon(name: keyof typeof outlines): SVGSVGElement {
  const space = "http://www.w3.org/2000/svg";
  const svg = document.createElementNS(space, "svg");
  const attributes = { class: "ico", viewBox: "0 0 24 24", fill: "none", stroke: "currentColor", "stroke-width": "1.75", "stroke-linecap": "round", "stroke-linejoin": "round", "aria-hidden": "true" };
  for (const [key, text] of Object.entries(attributes)) svg.setAttribute(key, text);
  for (const outline of outlines[name]) {
    const path = document.createElementNS(space, "path");
    path.setAttribute("d", outline);
    svg.append(path);
  }
  return svg;
}

/** The time of day as "14:07:32". */
export function clockTime(at: Date | string | number): string {
  return new Date(at).toLocaleTimeString("en-GB");
}
