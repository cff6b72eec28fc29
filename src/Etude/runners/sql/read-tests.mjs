// Reads the tests of an SQL problem: plain SQL, cut into parts by comments of one line.
//
//   -- setup                              tables and rows that every test begins with
//   -- test: A title that states the rule
//   -- given                              further rows, for this test alone
//   -- run: twice                         the person's SQL runs twice, since a repeat must change nothing
//   -- then                               a query that looks at what the person's SQL did; without it, its own last rows count
//   -- expect: in any order               followed by a query that gives the expected rows; also "in this order"
//   -- expect: no rows                    also "error 23505" (an SQLSTATE) and "an index on orders", without a query

/**
 * @typedef {{ sql: string, line: number }} Part SQL and the line of the file on which it begins, from 1.
 * @typedef {{ kind: "rows", ordered: boolean } | { kind: "none" } | { kind: "error", code: string } | { kind: "index", table: string }} Expectation
 * @typedef {{ title: string, line: number, given: Part | null, then: Part | null, twice: boolean, expect: Expectation | null, rows: Part | null }} SqlTest
 */

/** A mistake of the file's author, with the line it stands on. */
export class BadTests extends Error {
  /** @param {string} message @param {number} line From 1. */
  constructor(message, line) {
    super(message);
    this.line = line;
  }
}

const marker = /^--\s*(setup|test|given|run|then|expect)\b\s*(:?)\s*(.*?)\s*$/i;

/**
 * The parts of a test file.
 * @param {string} text
 * @returns {{ setup: Part | null, tests: SqlTest[] }}
 * @throws {BadTests} Something is out of place, missing or not understood.
 */
export function readTests(text) {
  const reading = new Reading();
  text.split("\n").forEach((line, at) => {
    const found = marker.exec(line);
    if (found) reading.mark(found[1].toLowerCase(), found[2] === ":", found[3], at + 1);
    else reading.take(line, at + 1);
  });
  return reading.finish();
}

class Reading {
  setup = null;
  /** @type {SqlTest[]} */
  tests = [];
  #part = null;

  mark(word, colon, rest, line) {
    if (colon !== ["test", "run", "expect"].includes(word) || (!colon && rest))
      throw new BadTests(`A comment that begins with "${word}" marks a part, and this one is not written as "${forms[word]}".`, line);
    if (word === "setup") return this.#beginSetup(line);
    if (word === "test") return this.#beginTest(rest, line);
    const test = this.tests.at(-1);
    if (!test) throw new BadTests(`"-- ${word}" belongs to a test, so a "-- test: title" must come before it.`, line);
    if (test.expect) throw new BadTests(`"-- expect" ends a test, so "-- ${word}" cannot come after it; begin the next one with "-- test: title".`, line);
    if (word === "run") return this.#run(test, rest, line);
    if (word === "expect") return this.#expect(test, rest, line);
    if (test[word]) throw new BadTests(`This test has two parts "-- ${word}"; put them together.`, line);
    test[word] = this.#begin(line);
  }

  take(text, line) {
    if (this.#part) return void this.#part.lines.push(text);
    if (text.trim() && !text.startsWith("--")) throw new BadTests("SQL stands here that belongs to no part; begin with \"-- setup\" or \"-- test: title\".", line);
  }

  finish() {
    if (this.tests.length === 0) throw new BadTests("There is no test; a test begins with \"-- test: title\".", 1);
    for (const test of this.tests) {
      if (!test.expect) throw new BadTests(`The test "${test.title}" expects nothing; end it with "-- expect: in any order" and a query.`, test.line);
      if (test.rows && !hasSql(close(test.rows).sql)) throw new BadTests(`The test "${test.title}" has no query after "-- expect"; write one that gives the expected rows.`, test.rows.line - 1);
      if (test.then && !hasSql(close(test.then).sql)) throw new BadTests(`The test "${test.title}" has no query after "-- then".`, test.then.line - 1);
    }
    return { setup: close(this.setup), tests: this.tests.map((test) => ({ ...test, given: close(test.given), then: close(test.then), rows: close(test.rows) })) };
  }

  #begin(line) {
    return (this.#part = { lines: [], line: line + 1 });
  }

  #beginSetup(line) {
    if (this.setup || this.tests.length) throw new BadTests("\"-- setup\" comes once, before the first test.", line);
    this.setup = this.#begin(line);
  }

  #beginTest(title, line) {
    if (!title) throw new BadTests("A test needs a title: \"-- test: The rule that it proves\".", line);
    this.tests.push({ title, line, given: null, then: null, twice: false, expect: null, rows: null });
    this.#part = null;
  }

  #run(test, rest, line) {
    if (rest.toLowerCase() !== "twice") throw new BadTests("\"-- run\" is followed by \"twice\" or left out.", line);
    test.twice = true;
    this.#part = null;
  }

  #expect(test, rest, line) {
    test.expect = expectation(rest, line);
    this.#part = null;
    if (test.expect.kind === "rows") test.rows = this.#begin(line);
  }
}

const forms = {
  setup: "-- setup", test: "-- test: title", given: "-- given", run: "-- run: twice", then: "-- then", expect: "-- expect: in any order",
};

/** @returns {Expectation} */
function expectation(words, line) {
  const said = words.toLowerCase();
  if (said === "in any order" || said === "in this order") return { kind: "rows", ordered: said === "in this order" };
  if (said === "no rows") return { kind: "none" };
  const code = /^error ([0-9a-z]{5})$/.exec(said);
  if (code) return { kind: "error", code: code[1].toUpperCase() };
  const table = /^an index on ([a-z_][a-z0-9_]*)$/.exec(said);
  if (table) return { kind: "index", table: table[1] };
  throw new BadTests("\"-- expect:\" is followed by \"in any order\", \"in this order\", \"no rows\", \"error\" and an SQLSTATE such as 23505, or \"an index on\" and a table.", line);
}

function close(part) {
  return part && { sql: part.lines.join("\n"), line: part.line };
}

/** Whether there is more than space and comments. */
export function hasSql(sql) {
  return sql.replace(/\/\*[\s\S]*?\*\//g, "").split("\n").some((line) => line.trim() && !line.trim().startsWith("--"));
}
