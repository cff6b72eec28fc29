// The palette: every room, every deed of this page that has a key, and the names of problems, library items and one's own pieces, in one
// list under one field (a combobox with a listbox). Without scripts its links lead to /search.

import { roomKeys } from "./rooms";

interface Entry {
  title: string;
  kind: string;
  key?: string;
  go(): void;
}

const mostShown = 8;
const recentKey = "etude.recent";
const mostRecent = 3;

let dialog: HTMLDialogElement | null = null;
let field: HTMLInputElement;
let list: HTMLUListElement;
let status: HTMLParagraphElement;
let places: Entry[] | null = null;
let here: Entry[] = [];
let shown: Entry[] = [];
let chosen = 0;

export function openPalette() {
  dialog ??= build();
  if (dialog.open) return;
  here = [...deedsOfThePage(), ...rooms()];
  field.value = "";
  dialog.showModal();
  show();
  if (!places) void fetchPlaces();
}

function build(): HTMLDialogElement {
  const made = document.createElement("dialog");
  made.className = "palette";
  made.setAttribute("aria-label", "Search and go");
  field = element("input", { type: "text", role: "combobox", "aria-label": "Where to?", placeholder: "Where to?", autocomplete: "off", spellcheck: "false",
    "aria-expanded": "true", "aria-controls": "palette-list", "aria-autocomplete": "list" });
  list = element("ul", { id: "palette-list", role: "listbox", "aria-label": "Places and deeds" });
  status = element("p", { class: "small muted" });
  made.append(field, list, status);
  field.addEventListener("input", () => { chosen = 0; show(); });
  field.addEventListener("keydown", onKey);
  list.addEventListener("click", (event) => {
    const option = (event.target as Element).closest("[role=option]");
    if (option) take(Number(option.id.slice("palette-".length)));
  });
  // A click beside it closes it, as Escape does.
  made.addEventListener("click", (event) => { if (event.target === made) made.close(); });
  document.body.append(made);
  return made;
}

function onKey(event: KeyboardEvent) {
  if (event.isComposing) return;
  if (event.key === "ArrowDown" || event.key === "ArrowUp") {
    chosen = (chosen + (event.key === "ArrowDown" ? 1 : -1) + shown.length) % Math.max(shown.length, 1);
    mark();
  } else if (event.key === "Enter") take(chosen);
  else return;
  event.preventDefault();
}

function show() {
  const onlyDeeds = field.value.startsWith(">");
  const words = field.value.replace(/^>/, "").trim();
  const all = onlyDeeds ? here.filter((one) => one.kind === "On this page") : [...here, ...(places ?? [])];
  shown = words ? best(all, words) : onlyDeeds ? all.slice(0, mostShown) : [...recent(all), ...here].filter(isFirst).slice(0, mostShown);
  if (words && !onlyDeeds) shown.push({ title: `Search everywhere for “${words}”`, kind: "Search", go: () => location.assign(`/search?q=${encodeURIComponent(words)}`) });
  list.replaceChildren(...shown.map(option));
  status.textContent = shown.length ? "Up and down choose, Enter goes, > shows only what this page can do." : "Nothing here has that name.";
  mark();
}

function option(one: Entry, index: number): HTMLLIElement {
  const item = element("li", { role: "option", id: `palette-${index}` });
  const kind = element("span", { class: "kind" });
  kind.textContent = one.kind;
  item.append(one.title, " ", kind);
  if (one.key) {
    const key = document.createElement("kbd");
    key.textContent = one.key;
    item.append(" ", key);
  }
  return item;
}

function mark() {
  for (const [index, item] of [...list.children].entries()) item.setAttribute("aria-selected", String(index === chosen));
  const current = list.children[chosen];
  if (current) field.setAttribute("aria-activedescendant", current.id);
  else field.removeAttribute("aria-activedescendant");
  current?.scrollIntoView({ block: "nearest" });
}

function take(index: number) {
  const one = shown[index];
  if (!one) return;
  dialog!.close();
  one.go();
}

/** Every word has to be in the title; a title that begins with the words comes first, then one with a word that does. */
function best(all: Entry[], words: string): Entry[] {
  const asked = words.toLowerCase().split(/\s+/);
  const rank = ({ title }: Entry) => {
    const text = title.toLowerCase();
    if (!asked.every((word) => text.includes(word))) return 3;
    return text.startsWith(asked[0]!) ? 0 : asked.every((word) => ` ${text}`.includes(` ${word}`)) ? 1 : 2;
  };
  return all.map((one) => ({ one, rank: rank(one) })).filter((found) => found.rank < 3).sort((a, b) => a.rank - b.rank).slice(0, mostShown).map((found) => found.one);
}

function rooms(): Entry[] {
  return [...document.querySelectorAll<HTMLAnchorElement>("nav[aria-label=Main] li > a")]
    .map((link) => place(link.textContent.trim(), link.pathname, "Room")).filter(isFirst);
}

/** What stands on the page with a key of its own: links and buttons are pressed, fields get the focus. */
function deedsOfThePage(): Entry[] {
  const claimed = [...document.querySelectorAll<HTMLElement>("[data-key]")].filter((one) => one.offsetParent !== null)
    .map((one) => ({ title: nameOf(one), kind: "On this page", key: one.dataset.key!, go: () => (one.matches("input, textarea, select") ? one.focus() : one.click()) }));
  const signOut = document.querySelector<HTMLElement>("form[action='/signout'] button");
  return [...claimed, ...(signOut ? [{ title: "Sign out", kind: "On this page", go: () => signOut.click() }] : [])].filter((one) => one.title);
}

function nameOf(one: HTMLElement): string {
  const label = one.getAttribute("aria-label") ?? (one as HTMLInputElement).labels?.[0]?.textContent;
  if (label) return label.trim();
  const copy = one.cloneNode(true) as HTMLElement;
  for (const key of copy.querySelectorAll("kbd")) key.remove();
  return copy.textContent.trim().replace(/\s+/g, " ");
}

async function fetchPlaces() {
  try {
    const answer = await fetch("/search/index.json");
    if (!answer.ok) throw new Error(String(answer.status));
    const { places: found } = (await answer.json()) as { places: [string, string, string][] };
    places = found.map(([title, path, kind]) => place(title, path, kind));
    show();
  } catch {
    status.textContent = "The names of problems and pieces could not be fetched; rooms and deeds are here.";
  }
}

function place(title: string, path: string, kind: string): Entry {
  return {
    title, kind, key: roomKeys[path], go: () => {
      remember([title, path, kind]);
      location.assign(path);
    },
  };
}

// For this tab only: titles of one's own pieces are nobody else's.
function recent(all: Entry[]): Entry[] {
  const titles = remembered().map(([title]) => title);
  return titles.flatMap((title) => all.find((one) => one.title === title) ?? []);
}

function remember(one: string[]) {
  sessionStorage.setItem(recentKey, JSON.stringify([one, ...remembered().filter(([, path]) => path !== one[1])].slice(0, mostRecent)));
}

function remembered(): string[][] {
  try {
    return JSON.parse(sessionStorage.getItem(recentKey) ?? "[]") as string[][];
  } catch {
    return [];
  }
}

function isFirst(one: Entry, index: number, all: Entry[]): boolean {
  return all.findIndex((other) => other.title === one.title && other.kind === one.kind) === index;
}

function element<Tag extends keyof HTMLElementTagNameMap>(tag: Tag, attributes: Record<string, string>): HTMLElementTagNameMap[Tag] {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  return made;
}
