// Runs a person's JavaScript, a module, against the tests of a problem. The browser's worker and tools/check-javascript.mjs use
// the same code; they differ in how text becomes a module. One run a worker: code may leave anything behind.
//
// Tests are text that sees every name the solution exports, and these:
//
//   test("title", () => …)                     a test; it may be async
//   check(fn, [arguments], expected)           calls fn and compares; gives what it got, or its promise
//   equal(got, expected, given)                compares two values; `given` says in words where `got` comes from
//   near(got, expected, tolerance, given)      compares numbers, also inside lists and objects
//   throws(Kind, fn, ...arguments)             fn must throw a Kind, or reject with one; gives the error

import { api, beginRecord } from "./checks.mjs";
import { atLine, lineOf, personsModule } from "./places.mjs";
import { cut, describe, show } from "./values.mjs";

export { stray } from "./checks.mjs";

const mostOutput = 64 * 1024;
const longestWait = 2000;
const bridge = "__etude";
// The person's line may lie deep below the helpers that it calls.
Error.stackTraceLimit = 50;
// What the person's code may replace is kept from before.
const { setTimeout: later, clearTimeout: never, performance: clock, Promise: Wait } = globalThis;

/**
 * Answers {"tests": [{"name", "status", "ms", "input", "expected", "got", "message", "line"}], "output", "error"}, as etude.py does.
 * @param {(source: string) => { url: string, module: Promise<object> }} load Makes text a module.
 * @param {(source: string) => Promise<number | null>} syntaxLine Finds the line of a syntax error; engines do not tell.
 */
export async function runTests(load, syntaxLine, solution, testText) {
  const output = keepOutput();
  const found = [];
  const error = await loadBoth(load, syntaxLine, solution, testText, (title, body) => found.push({ title, body }));
  const tests = [];
  if (!error) for (const { title, body } of found) tests.push(await runOne(title, body));
  const none = !error && found.length === 0 ? { type: "NoTests", message: "There are no tests to run.", line: null } : null;
  return { tests, output: cut(output.text, mostOutput), error: error ?? none };
}

/** Tries one expression, or one statement: {"value", "output", "error"}. */
export async function tryLine(load, syntaxLine, solution, line) {
  const output = keepOutput();
  const failed = await loadSolution(load, syntaxLine, solution);
  if (failed) return { value: null, output: output.text, error: failed };
  const names = Object.keys(globalThis[bridge].solution);
  try {
    let tried = load(`${opening(names, line)}${bridge}.value = await (${line}\n)}`);
    const value = await tried.module.catch((error) => {
      if (!(error instanceof SyntaxError)) throw error;
      tried = load(`${opening(names, line)}${line}\n}`);
      return tried.module;
    }).then(() => globalThis[bridge].value);
    return { value: value === undefined ? null : show(value), output: output.text, error: null };
  } catch (error) {
    return { value: null, output: output.text, error: { type: nameOf(error), message: cut(error?.message ?? show(error)), line: lineOf(error) } };
  }
}

async function loadSolution(load, syntaxLine, solution) {
  globalThis[bridge] = { solution: {} };
  const made = load(solution);
  personsModule(made.url);
  try {
    globalThis[bridge].solution = await made.module;
    return null;
  } catch (error) {
    const line = error instanceof SyntaxError ? await syntaxLine(solution) : lineOf(error);
    // An import that is not allowed fails before anything runs, and the engine says only that.
    const message = /dynamically imported module|module specifier/i.test(error?.message ?? "") ? "The code imports a module, and there are none here." : describe(error).replace(/^\w+: /, "");
    return { type: nameOf(error), message: cut(message), line };
  }
}

async function loadBoth(load, syntaxLine, solution, testText, collect) {
  const failed = await loadSolution(load, syntaxLine, solution);
  if (failed) return failed;
  Object.assign(globalThis[bridge], { api: { ...api, test: collect } });
  try {
    await load(`${opening(Object.keys(globalThis[bridge].solution), testText)}const { test, ${Object.keys(api).join(", ")} } = ${bridge}.api; {${testText}\n}}`).module;
    return null;
  } catch (error) {
    const testLine = error instanceof SyntaxError ? await syntaxLine(testText) : null;
    const type = testLine === null && !(error instanceof SyntaxError) ? nameOf(error) : "BadTests";
    return { type, message: cut(`The tests could not start: ${notExported(error) ?? describe(error)}`), line: lineOf(error), testLine };
  }
}

// A block, so that the tests may use a name for themselves that the person's code exports. All on one line: lines keep their numbers.
function opening(exported, text) {
  const wanted = exported.filter((name) => name !== "default" && /^[A-Za-z_$][\w$]*$/.test(name) && text.includes(name));
  return `const { ${wanted.join(", ")} } = ${bridge}.solution; {`;
}

class Unsettled extends Error {
  constructor() {
    super(`The test waited ${longestWait / 1000} s for a promise that does not settle.`);
  }
}

async function runOne(title, body) {
  const record = beginRecord(title);
  const began = clock.now();
  const thrownError = await within(body, record);
  const ms = Math.round((clock.now() - began) * 1000) / 1000;
  const { input, expected, got, message } = record.failure ?? record;
  return { name: record.name, ms, input, expected, got, ...verdict(record, thrownError, message) };
}

function verdict(record, thrownError, message) {
  if (record.failure) return { status: "failed", message, line: null };
  const error = thrownError ?? record.stray;
  if (error !== null) {
    const line = lineOf(error);
    return { status: "error", message: error instanceof Unsettled ? error.message : cut((notExported(error) ?? describe(error)) + atLine(line)), line };
  }
  return record.checks === 0 ? { status: "error", message: "This test checks nothing.", line: null } : { status: "passed", message: null, line: null };
}

/** Runs a test to its end, and waits at most two seconds for promises. Gives what it threw, or null. */
async function within(body, record) {
  let timer;
  const late = new Wait((end) => {
    timer = later(() => end(new Unsettled()), longestWait);
  });
  const whole = (async () => {
    try {
      await body();
      return (await Promise.all(record.pending)).find((error) => error !== null) ?? null;
    } catch (error) {
      return error ?? new Error(`${error} was thrown`);
    }
  })();
  return Wait.race([whole, late]).finally(() => never(timer));
}

/** Keeps what the code prints, the first 64 Ki characters. */
function keepOutput() {
  const output = { text: "" };
  const print = (...values) => {
    if (output.text.length < mostOutput) output.text = (output.text + `${values.map((value) => (typeof value === "string" ? value : show(value))).join(" ")}\n`).slice(0, mostOutput);
  };
  for (const name of ["log", "info", "warn", "error", "debug", "dir", "table", "trace"]) console[name] = print;
  return output;
}

function notExported(error) {
  const missing = error instanceof ReferenceError && lineOf(error) === null && /^([\w$]+) is not defined$/.exec(error.message);
  return missing ? `Your code does not export \`${missing[1]}\`.` : null;
}

const nameOf = (error) => (error instanceof Error ? error.name : "Error");
