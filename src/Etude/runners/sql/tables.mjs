// Rows as text, and two results held against each other. Values are the text that Postgres writes, or null.

/** @typedef {{ columns: string[], types: number[], rows: (string | null)[][] }} Table */

const mostRows = 12;
const widest = 40;
const longest = 3000;

const typeNames = {
  16: "boolean", 20: "bigint", 21: "smallint", 23: "integer", 25: "text", 114: "json", 700: "real", 701: "double precision", 1043: "text",
  1082: "date", 1114: "timestamp", 1184: "timestamp with time zone", 1700: "numeric", 3802: "jsonb",
};
const whole = new Set([20, 21, 23, 1700]);
const floating = new Set([700, 701]);

/** An aligned table of at most twelve rows. */
export function tableText({ columns, types, rows }) {
  if (columns.length === 0) return rows.length === 1 ? "1 row without columns" : `${rows.length} rows without columns`;
  const lines = rows.slice(0, mostRows).map((row) => row.map((value, at) => shown(value, types[at])));
  const widths = columns.map((name, at) => Math.max(length(name), ...lines.map((line) => length(line[at]))));
  const laidOut = (cells) => cells.map((cell, at) => (isNumber(types[at]) ? " ".repeat(widths[at] - length(cell)) + cell : cell + " ".repeat(widths[at] - length(cell)))).join(" │ ").trimEnd();
  const text = [laidOut(columns), widths.map((width) => "─".repeat(width)).join("─┼─"), ...lines.map(laidOut)];
  if (rows.length === 0) text.push("(no rows)");
  if (rows.length > mostRows) text.push(`… and ${rows.length - mostRows} more`);
  return cut(text.join("\n"));
}

/** Text that is kept short and that the database can store. */
export function cut(text, most = longest) {
  const clean = text.replaceAll("\0", "␀");
  // Half of a character cannot be stored.
  return clean.length <= most ? clean : `${clean.slice(0, most - 1).replace(/[\uD800-\uDBFF]$/, "")}…`;
}

/** What is different, as one sentence; null when nothing is. Numbers are compared by value, all else as Postgres writes it. */
export function difference(expected, got, ordered) {
  const names = (table) => (table.columns.length ? table.columns.join(", ") : "none");
  if (expected.columns.length !== got.columns.length || expected.columns.some((name, at) => name !== got.columns[at]))
    return `The columns are ${names(got)}; expected ${names(expected)}.`;
  const keys = [expected, got].map(({ rows }) => rows.map((row) => JSON.stringify(row.map((value, at) => comparable(value, expected.types[at], got.types[at])))));
  if (keys[0].length === keys[1].length && keys[0].every((key, at) => key === keys[1][at])) return null;
  const missing = without(keys[0], keys[1]);
  const extra = without(keys[1], keys[0]);
  if (missing.length + extra.length === 0) return ordered ? "The rows are right, but not in the expected order." : null;
  return unlike(expected, got, missing, extra);
}

function unlike(expected, got, missing, extra) {
  const kind = expected.types.findIndex((type, at) => family(type) !== family(got.types[at]));
  if (kind >= 0 && got.rows.length > 0 && expected.rows.length > 0 && missing.length && extra.length)
    return `The column ${expected.columns[kind]} holds ${typeName(got.types[kind])}, expected ${typeName(expected.types[kind])}.`;
  const count = (number, what) => `${number} ${what} row${number === 1 ? "" : "s"}`;
  const parts = [...(missing.length ? [count(missing.length, "expected")  + (missing.length === 1 ? " is" : " are") + " missing"] : []), ...(extra.length ? [count(extra.length, "further") + (extra.length === 1 ? " is" : " are") + " there"] : [])];
  const example = missing.length ? `Missing: ${rowText(expected, missing[0].at)}.` : `Not expected: ${rowText(got, extra[0].at)}.`;
  return cut(`${parts.join(", ")}. ${example}`, 400);
}

function rowText({ columns, types, rows }, at) {
  return rows[at].map((value, column) => `${columns[column]} ${shown(value, types[column])}`).join(", ");
}

/** The keys of one list that the other has not, as often as they are left over, each with its place. */
function without(keys, others) {
  const left = new Map();
  for (const key of others) left.set(key, (left.get(key) ?? 0) + 1);
  return keys.map((key, at) => ({ key, at })).filter(({ key }) => {
    const there = left.get(key) ?? 0;
    if (there > 0) left.set(key, there - 1);
    return there === 0;
  });
}

function comparable(value, ...types) {
  if (value === null) return null;
  if (!types.every(isNumber)) return value;
  return types.some((type) => floating.has(type)) ? Number(value).toPrecision(12) : plainNumber(value);
}

/** "1.50" and "1.5" are one number. */
function plainNumber(text) {
  const [before, after = ""] = text.split(".");
  const fraction = after.replace(/0+$/, "");
  const number = fraction ? `${before}.${fraction}` : before;
  return number === "-0" ? "0" : number;
}

function shown(value, type) {
  if (value === null) return "NULL";
  if (type === 16) return value === "t" ? "true" : "false";
  // What could be mistaken for something else stands in quotes.
  const text = value === "" || value.toUpperCase() === "NULL" || value !== value.trim() ? `'${value}'` : value;
  return cut(text.replaceAll("\n", "↵").replaceAll("\t", "⇥"), widest);
}

const length = (text) => [...text].length;
const isNumber = (type) => whole.has(type) || floating.has(type);
const typeName = (type) => typeNames[type] ?? "another type";
const family = (type) => (isNumber(type) ? "number" : typeName(type));
