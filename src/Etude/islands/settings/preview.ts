// What is chosen is on the page before it is stored: on the document, or on the sample of the code editor.

export type Setting = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

/** Whether it says something else than the page was sent with. */
export function differs(field: Setting): boolean {
  if (field instanceof HTMLSelectElement) return field.value !== ([...field.options].find((one) => one.defaultSelected) ?? field.options[0])?.value;
  return field.type === "checkbox" ? (field as HTMLInputElement).checked !== (field as HTMLInputElement).defaultChecked : field.value !== field.defaultValue;
}

export function show(field: Setting) {
  const { look, sample } = field.dataset;
  if (look) put(document.documentElement, look, field);
  if (sample) put(document.querySelector<HTMLElement>("[data-code-sample]"), sample, field);
}

function put(where: HTMLElement | null, name: string, field: Setting) {
  const value = field instanceof HTMLSelectElement ? field.value : (field as HTMLInputElement).checked ? field.dataset.on : field.dataset.off;
  const usual = field instanceof HTMLSelectElement ? field.options[0]!.value : "";
  if (!where) return;
  if (!value || value === usual) delete where.dataset[name];
  else where.dataset[name] = value;
}
