// The checks that a test makes, and the record of what they saw.

import { atLine, lineOf } from "./places.mjs";
import { close, cut, describe, same, show } from "./values.mjs";

/** A check that did not hold. */
class CheckFailed extends Error {}

/** What is known of the running test: its latest check, and its first failure. */
class Record {
  input = null;
  expected = null;
  got = null;
  message = null;
  checks = 0;
  failure = null;
  stray = null;
  pending = [];

  constructor(name) {
    this.name = cut(name);
  }

  begin(given, expected) {
    this.checks++;
    this.look(given, expected);
  }

  look(given, expected) {
    [this.input, this.expected, this.got, this.message] = [given ?? null, expected, null, null];
  }

  fail(message) {
    this.message = message;
    // Kept here as well as thrown: the person's code may swallow errors between the check and the harness.
    this.failure ??= { input: this.input, expected: this.expected, got: this.got, message };
    throw new CheckFailed(message);
  }
}

let record = new Record("");

/** What a test may call; see run-tests.mjs. */
export const api = { check, equal, near, throws };

/** Begins a test: its checks are written down in the record that this gives. */
export function beginRecord(title) {
  return (record = new Record(title));
}

/** An error that nobody caught, from a timer or a promise, belongs to the test that runs. */
export function stray(error) {
  record.stray ??= error;
}

function check(fn, args, expected) {
  // The arguments are written down before the call, since the call may change them.
  const given = callText(fn, args);
  record.begin(given, show(expected));
  const got = fn(...args);
  if (!(got instanceof Promise)) return compare(got, expected);
  return wait(got.then((value) => {
    // Another check may have begun meanwhile.
    record.look(given, show(expected));
    return compare(value, expected);
  }));
}

function equal(got, expected, given) {
  record.begin(given && cut(given), show(expected));
  return compare(got, expected);
}

function near(got, expected, tolerance = 1e-9, given = undefined) {
  record.begin(given && cut(given), `${show(expected)} (within ${tolerance})`);
  record.got = show(got);
  if (!close(got, expected, tolerance)) record.fail(`The value is more than ${tolerance} away from what was expected.`);
  return got;
}

function throws(Kind, fn, ...args) {
  record.begin(callText(fn, args), `throws ${Kind.name}`);
  let returned;
  try {
    returned = fn(...args);
  } catch (error) {
    return thrown(Kind, error, "threw");
  }
  if (returned instanceof Promise) return wait(returned.then((value) => nothingThrown(value), (error) => thrown(Kind, error, "rejected with")));
  return nothingThrown(returned);
}

function thrown(Kind, error, how) {
  record.got = cut(`${how} ${describe(error)}`);
  if (!(error instanceof Kind)) record.fail(`A different error was thrown${atLine(lineOf(error))}.`);
  return error;
}

function nothingThrown(value) {
  record.got = cut(`returned ${show(value)}`);
  record.fail("Nothing was thrown.");
}

function compare(got, expected) {
  record.got = show(got);
  if (same(got, expected)) return got;
  const kinds = [got, expected].map(kindOf);
  record.fail(kinds[0] !== kinds[1] && got !== undefined && got !== null ? `Got ${kinds[0]}, expected ${kinds[1]}.` : "The value differs from what was expected.");
}

/** A promise that the test may forget to await is awaited all the same. */
function wait(promise) {
  record.pending.push(promise.then(() => null, (error) => error));
  return promise;
}

function callText(fn, args) {
  return cut(`${fn?.name || show(fn)}(${args.map(show).join(", ")})`);
}

const kindOf = (value) => (value === null ? "null" : Array.isArray(value) ? "a list" : typeof value === "object" ? `a value of ${Object.getPrototypeOf(value)?.constructor?.name ?? "no class"}` : `a value of type ${typeof value}`);
