// Runs a person's SQL against the tests of a problem, on a Postgres that lies in memory (PGlite). The browser's worker and
// tools/check-sql.mjs use the same code, so that what passes for an author passes for everyone.

import { BadTests, hasSql, readTests } from "./read-tests.mjs";
import { cut, difference, tableText } from "./tables.mjs";

const mostOutput = 64 * 1024;

/** The run may have changed anything: schemas, roles, settings, an open transaction. All of it goes; it takes about 2 ms. */
const afresh = `do $$
declare one text;
begin
  for one in select nspname from pg_namespace where nspname !~ '^pg_' and nspname <> 'information_schema' loop
    execute format('drop schema %I cascade', one);
  end loop;
  for one in select rolname from pg_roles where rolname !~ '^pg_' and rolname <> current_user loop
    execute format('drop owned by %1$I cascade', one);
    execute format('drop role %I', one);
  end loop;
  create schema public;
end $$`;

/**
 * Answers {"tests": [{"name", "status", "ms", "input", "expected", "got", "message", "line"}], "output", "error"}, as etude.py does.
 * @param {object} db A PGlite.
 * @param {string} solution The person's SQL.
 * @param {string} testText The problem's tests; see read-tests.mjs.
 */
export async function runTests(db, solution, testText) {
  const runner = new SqlRun(db, solution);
  try {
    const { setup, tests } = readTests(testText);
    for (const test of tests) await runner.test(setup, test);
  } catch (error) {
    if (error instanceof BadTests) return runner.report({ type: "BadTests", message: cut(`The tests could not start: ${error.message}`, 400), line: null, testLine: error.line });
    if (error instanceof Unreadable) return runner.report(error.said);
    throw error;
  }
  return runner.report(null);
}

/** Runs one line on the data of the first test: {"value", "output", "error"}. */
export async function tryLine(db, testText, line) {
  const runner = new SqlRun(db, line);
  try {
    const { setup, tests } = readTests(testText);
    await runner.prepare(setup, tests[0].given);
    const tables = (await runner.person()).filter(({ columns }) => columns.length > 0);
    return { value: tables.length ? tables.map(tableText).join("\n\n") : null, output: runner.output, error: null };
  } catch (error) {
    if (!isDatabaseError(error)) throw error;
    return { value: null, output: runner.output, error: { type: "SqlError", message: wordsOf(error), line: null } };
  }
}

/** SQL that Postgres refuses before it looks at any row: no test could tell more. */
class Unreadable extends Error {
  constructor(said) {
    super(said.message);
    this.said = said;
  }
}

class SqlRun {
  output = "";
  #tests = [];
  #db;
  #solution;

  constructor(db, solution) {
    this.#db = db;
    this.#solution = solution;
  }

  report(error) {
    return { tests: error ? [] : this.#tests, output: this.output, error };
  }

  async prepare(setup, given) {
    await this.#db.exec("rollback");
    await this.#db.exec("discard all");
    await this.#db.exec(afresh);
    for (const part of [setup, given]) if (part) await this.#authors(part);
  }

  /** What the person's statements give, in order. */
  async person() {
    return this.#ask(this.#solution, true);
  }

  async test(setup, test) {
    await this.prepare(setup, test.given);
    const expected = test.expect.kind === "rows" ? await this.#expected(test.rows) : null;
    const began = performance.now();
    const outcome = await this.#outcome(test, expected);
    const ms = Math.round((performance.now() - began) * 1000) / 1000;
    const input = outcome.status === "passed" ? null : await this.#given(setup, test);
    this.#tests.push({ name: cut(test.title, 400), line: null, expected: null, got: null, message: null, ...outcome, ms, input });
  }

  /** The expected rows, asked for in a transaction that leaves nothing behind. */
  async #expected(rows) {
    await this.#db.exec("begin");
    const expected = last(await this.#authors(rows));
    await this.#db.exec("rollback");
    if (!expected) throw new BadTests("This gives no columns; write a query that gives the expected rows.", rows.line);
    return expected;
  }

  async #outcome(test, expected) {
    try {
      const found = test.expect.kind === "index" ? await this.#plan() : await this.#look(test);
      return judge(test, expected, found);
    } catch (error) {
      if (!isDatabaseError(error)) throw error;
      return this.#refused(test, expected, error);
    }
  }

  async #look(test) {
    let tables = await this.person();
    if (test.twice) tables = await this.person();
    if (!test.then) return last(tables);
    try {
      return last(await this.#ask(test.then.sql, false));
    } catch (error) {
      if (isDatabaseError(error)) error.looking = true;
      throw error;
    }
  }

  /** The plan that Postgres makes when it may read a whole table only where nothing else is left. */
  async #plan() {
    await this.#db.exec("set enable_seqscan = off; set enable_bitmapscan = on");
    if (!hasSql(this.#solution)) return null;
    const [{ rows }] = await this.#ask(`explain (format json) ${this.#solution}`, false).catch((error) => {
      // The position must be one of the person's own text.
      if (error.position) error.position = Number(error.position) - "explain (format json) ".length;
      throw error;
    });
    return JSON.parse(rows[0][0])[0].Plan;
  }

  #refused(test, expected, error) {
    const line = error.looking ? null : lineOf(this.#solution, error.position);
    if (line !== null && error.code.startsWith("42") && this.#tests.length === 0)
      throw new Unreadable({ type: error.code === "42601" ? "SyntaxError" : "SqlError", message: wordsOf(error), line });
    const shownExpectation = expectedText(test, expected);
    if (test.expect.kind === "error" && test.expect.code === error.code) return { status: "passed" };
    const where = line === null ? "" : ` (line ${line} of your code)`;
    const words = error.looking ? `The query that looks at the result failed after your SQL ran: ${wordsOf(error)}` : wordsOf(error);
    if (test.expect.kind === "error") return { status: "failed", expected: shownExpectation, got: `error ${error.code}`, message: words };
    return { status: "error", expected: shownExpectation, message: cut(words + where, 400), line };
  }

  /** The tables as the person's SQL found them. */
  async #given(setup, test) {
    await this.prepare(setup, test.given);
    const names = (await this.#ask("select quote_ident(relname) from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'v') order by oid", false))[0].rows;
    const texts = [];
    for (const [name] of names) texts.push(`${name}\n${tableText((await this.#ask(`select * from ${name}`, false))[0])}`);
    return cut(texts.join("\n\n")) || "no tables";
  }

  async #authors(part) {
    try {
      return await this.#ask(part.sql, false);
    } catch (error) {
      if (!isDatabaseError(error)) throw error;
      throw new BadTests(wordsOf(error), part.line + (lineOf(part.sql, error.position) ?? 1) - 1);
    }
  }

  async #ask(sql, isPersons) {
    const onNotice = isPersons ? ({ message }) => (this.output = (this.output + `${message}\n`).slice(0, mostOutput)) : undefined;
    // Every value as the text that Postgres writes, so that nothing is rounded on the way.
    const parsers = Object.fromEntries(Object.keys(this.#db.parsers).map((type) => [type, (text) => text]));
    const results = await this.#db.exec(sql, { rowMode: "array", parsers, onNotice });
    return results.map(({ fields, rows }) => ({ columns: fields.map(({ name }) => name), types: fields.map(({ dataTypeID }) => dataTypeID), rows }));
  }
}

/** The last result that has columns, or null. */
function last(tables) {
  return tables.findLast(({ columns }) => columns.length > 0) ?? null;
}

function judge(test, expected, found) {
  const shownExpectation = expectedText(test, expected);
  if (test.expect.kind === "error") return { status: "failed", expected: shownExpectation, got: "no error", message: "The database accepted it." };
  if (found === null) return { status: "failed", expected: shownExpectation, got: "no result", message: "Your SQL gives no rows to look at; end it with a query." };
  if (test.expect.kind === "index") return judgePlan(test, found, shownExpectation);
  const message = test.expect.kind === "none" ? (found.rows.length ? "Rows came where none were expected." : null) : difference(expected, found, test.expect.ordered);
  return message === null ? { status: "passed" } : { status: "failed", expected: shownExpectation, got: tableText(found), message };
}

function judgePlan({ expect }, plan, expected) {
  const scans = nodesOf(plan).filter((node) => node["Relation Name"] === expect.table);
  const poor = scans.find((node) => !node["Index Cond"] && !node["Recheck Cond"]);
  if (scans.length && !poor) return { status: "passed" };
  const got = poor ? `${poor["Node Type"]} on ${expect.table}${poor.Filter ? `, filter ${poor.Filter}` : ""}` : `${expect.table} is not read`;
  return { status: "failed", expected, got: cut(got, 400), message: poor ? "No condition of your query could be answered by an index, so every row is looked at." : "The plan does not read that table." };
}

function nodesOf(plan) {
  return [plan, ...(plan.Plans ?? []).flatMap(nodesOf)];
}

function expectedText({ expect }, expected) {
  switch (expect.kind) {
    case "rows": return tableText(expected) + (expect.ordered ? "\nin this order" : "");
    case "none": return "no rows";
    case "error": return `error ${expect.code}`;
    default: return `a condition on ${expect.table} that an index answers`;
  }
}

function isDatabaseError(error) {
  return typeof error?.code === "string" && typeof error.severity === "string";
}

function wordsOf({ message, detail, hint }) {
  return cut([message, detail, hint].filter(Boolean).map((words) => words.replace(/\.?$/, ".")).join(" ").replace(/\.$/, ""), 380);
}

/** Positions count characters from 1. */
function lineOf(sql, position) {
  if (!position) return null;
  return [...sql].slice(0, Number(position) - 1).filter((character) => character === "\n").length + 1;
}
