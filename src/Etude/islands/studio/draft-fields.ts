// What a draft consists of, and the copy of it that this browser keeps.

import { attemptForm, field, tell } from "./attempt";
import { forget, keysBeginning, remember, remembered } from "./storage";

export type Fields = Record<string, string>;

/** The browser's copy: what was typed, on which revision, and whether the server has it. */
export interface Copy {
  revision: number;
  at: number;
  unsent: boolean;
  fields: Fields;
  /** What the server had when it and this browser last agreed. */
  agreed: Fields;
}

const prefix = "etude:draft:";
const month = 30 * 24 * 3600 * 1000;
const kept = /^(notes_|reply_|seconds_|code$|phase$|confidence$|prediction$|test_result$|title$|body_md$)/;
// A clock that ran on is no difference that anyone should be asked about.
const words = /^(notes_|reply_|code$|confidence$|prediction$|title$|body_md$)/;

export function readFields(form: HTMLFormElement = attemptForm()): Fields {
  const fields: Fields = {};
  for (const [name, text] of new FormData(form)) if (kept.test(name)) fields[name] = unixLines(String(text));
  return fields;
}

/** The fields as the server wrote them, whatever was typed since: words can be in the page before its scripts are. */
export function writtenFields(): Fields {
  const fields: Fields = {};
  for (const one of attemptForm().elements) {
    const box = one instanceof HTMLInputElement && /^(checkbox|radio)$/.test(one.type) ? one : null;
    if (!(one instanceof HTMLInputElement || one instanceof HTMLTextAreaElement) || !kept.test(one.name) || (box && !box.defaultChecked)) continue;
    fields[one.name] = unixLines(box ? box.value : one.defaultValue);
  }
  return fields;
}

/** Fills the form. The editor and the other elements read their fields again. */
export function writeFields(fields: Fields) {
  for (const [name, text] of Object.entries(fields)) {
    const target = field(name);
    if (target && target.type !== "checkbox") target.value = text;
    else if (name === "confidence") choose(text);
  }
  // A box that is not ticked sends nothing: what is missing was left empty.
  for (const box of attemptForm().querySelectorAll<HTMLInputElement>("input[type=checkbox]"))
    if (kept.test(box.name)) box.checked = fields[box.name] === box.value;
  tell("etude:restored", {});
}

export function sameWords(one: Fields, other: Fields): boolean {
  const names = new Set([...Object.keys(one), ...Object.keys(other)].filter((name) => words.test(name)));
  return [...names].every((name) => (one[name] ?? "") === (other[name] ?? ""));
}

export function readCopy(attempt: string): Copy | null {
  try {
    const copy = JSON.parse(remembered(prefix + attempt) ?? "null") as Copy | null;
    return copy && typeof copy.revision === "number" && typeof copy.fields === "object" ? copy : null;
  } catch {
    return null;
  }
}

/** Answers whether the browser kept it. */
export function writeCopy(attempt: string, copy: Copy): boolean {
  return remember(prefix + attempt, JSON.stringify(copy));
}

export function forgetOldCopies(now: number) {
  for (const key of keysBeginning(prefix)) {
    const copy = readCopy(key.slice(prefix.length));
    if (!copy || now - copy.at > month) forget(key);
  }
}

function choose(confidence: string) {
  for (const radio of attemptForm().querySelectorAll<HTMLInputElement>("input[name=confidence]"))
    radio.checked = radio.value === confidence;
}

function unixLines(text: string): string {
  return text.replace(/\r\n?/g, "\n");
}
