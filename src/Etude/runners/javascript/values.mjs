// JavaScript values: as text for a person, and compared by content.

const longest = 400;

/** The value as one would write it, at most 400 characters, made only as far as they are asked for. */
export function show(value) {
  let text = "";
  for (const piece of pieces(value, [])) {
    text += piece;
    if (text.length > longest) break;
  }
  return cut(text);
}

/** Text that is kept short and that the database can store. */
export function cut(text, most = longest) {
  const short = String(text).slice(0, most + 1);
  const end = short.length > most ? `${short.slice(0, most - 1).replace(/[\uD800-\uDBFF]$/, "")}…` : short;
  return end.replaceAll("\0", "␀").replace(/[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g, "?");
}

function* pieces(value, above) {
  if (value === null || typeof value !== "object") return void (yield atom(value));
  if (above.includes(value)) return void (yield "[itself]");
  try {
    yield* inside(value, [...above, value]);
  } catch (error) {
    yield `[cannot be shown: ${error?.name ?? "an error"}]`;
  }
}

function* inside(value, above) {
  if (Array.isArray(value)) return yield* list("[", items(value, above), "]");
  if (ArrayBuffer.isView(value) && !(value instanceof DataView)) return yield* list(`${value.constructor.name} [`, items(Array.from(value), above), "]");
  if (value instanceof Map) return yield* list("Map {", Array.from(value, ([key, one]) => pair(key, one, above)), "}");
  if (value instanceof Set) return yield* list("Set {", items([...value], above), "}");
  if (value instanceof Date) return yield Number.isNaN(value.getTime()) ? "Date (invalid)" : `Date ${value.toISOString()}`;
  if (value instanceof RegExp) return yield String(value);
  if (value instanceof Error) return yield describe(value);
  if (value instanceof Promise) return yield "Promise";
  const name = Object.getPrototypeOf(value)?.constructor?.name;
  const keys = Reflect.ownKeys(value).filter((key) => Object.getOwnPropertyDescriptor(value, key).enumerable);
  yield* list(name && name !== "Object" ? `${name} {` : "{", keys.map((key) => property(key, value, above)), "}");
}

function* list(opening, entries, closing) {
  const spaced = opening.endsWith("{") && entries.length > 0 ? " " : "";
  yield opening + spaced;
  for (let at = 0; at < entries.length; at++) {
    if (at > 0) yield ", ";
    yield* entries[at];
  }
  yield spaced + closing;
}

// Lists of a million entries cost no more than their start.
function items(values, above) {
  return Array.from({ length: Math.min(values.length, longest) }, (_, at) => (at in values ? pieces(values[at], above) : ["(empty)"]));
}

function* pair(key, value, above) {
  yield* pieces(key, above);
  yield " => ";
  yield* pieces(value, above);
}

function* property(key, value, above) {
  yield typeof key === "symbol" ? `[${String(key)}]` : /^[A-Za-z_$][\w$]*$/.test(key) ? key : JSON.stringify(key);
  yield ": ";
  yield* pieces(value[key], above);
}

function atom(value) {
  if (typeof value === "string") return JSON.stringify(value.length > longest ? value.slice(0, longest) : value);
  if (typeof value === "bigint") return `${value}n`;
  if (typeof value === "function") return value.name ? `[function ${value.name}]` : "[function]";
  return Object.is(value, -0) ? "-0" : String(value);
}

/** "RangeError: too large", or the value that was thrown. */
export function describe(error) {
  if (!(error instanceof Error)) return show(error);
  if (error instanceof RangeError && /call stack/i.test(error.message)) return `${error.name}: the code called itself too many times without reaching an end`;
  return error.message ? `${error.name}: ${error.message}` : String(error.name);
}

/** Whether two values have the same content: NaN is NaN, 0 is -0, classes must agree, and circles are followed once. */
export function same(one, other) {
  return alike(one, other, new Map());
}

function alike(one, other, seen) {
  if (one === other || (Number.isNaN(one) && Number.isNaN(other))) return true;
  if (typeof one !== "object" || typeof other !== "object" || one === null || other === null) return false;
  if (Object.getPrototypeOf(one) !== Object.getPrototypeOf(other)) return false;
  if (seen.get(one) === other) return true;
  seen.set(one, other);
  if (one instanceof Date) return one.getTime() === other.getTime() || (Number.isNaN(one.getTime()) && Number.isNaN(other.getTime()));
  if (one instanceof RegExp) return String(one) === String(other);
  if (one instanceof Error) return one.name === other.name && one.message === other.message;
  if (one instanceof Map) return one.size === other.size && [...one].every(([key, value]) => found(key, [...other.keys()], seen, (match) => alike(value, other.get(match), seen)));
  if (one instanceof Set) return one.size === other.size && [...one].every((item) => found(item, [...other], seen, () => true));
  if (Array.isArray(one) && one.length !== other.length) return false;
  const keys = Object.keys(one);
  return keys.length === Object.keys(other).length && keys.every((key) => Object.hasOwn(other, key) && alike(one[key], other[key], seen));
}

function found(wanted, candidates, seen, holds) {
  return candidates.some((candidate) => alike(wanted, candidate, seen) && holds(candidate));
}

/** Whether each number, also inside lists and objects, is within `tolerance`; all else must be the same. */
export function close(got, expected, tolerance) {
  if (typeof expected === "number") return typeof got === "number" && (Object.is(got, expected) || Math.abs(got - expected) <= tolerance);
  if (typeof expected !== "object" || expected === null) return same(got, expected);
  if (typeof got !== "object" || got === null || Array.isArray(got) !== Array.isArray(expected)) return false;
  const keys = Object.keys(expected);
  return keys.length === Object.keys(got).length && keys.every((key) => Object.hasOwn(got, key) && close(got[key], expected[key], tolerance));
}
