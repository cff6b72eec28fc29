// What is kept of a run: the hidden field test_result, which the server stores with the attempt.

import type { CodeError, RunReport, TestReport } from "../engines/messages";
import { setValue, value } from "./attempt";

export interface TestResult {
  passed: number;
  failed: number;
  total: number;
  runs: number;
  tests: Partial<TestReport>[];
  output: string;
  error: CodeError | null;
}

const mostOutputKept = 4000;
/** How a test begins, by language. */
const testsBegin: Record<string, RegExp> = { python: /^def test_/gm, javascript: /^test\(/gm, sql: /^--\s*test\s*:/gim };

export function storedResult(): TestResult | null {
  try {
    const result = JSON.parse(value("test_result") || "null") as TestResult | null;
    return result && typeof result.total === "number" && Array.isArray(result.tests) ? result : null;
  } catch {
    return null;
  }
}

/** Turns a report into what is kept, as the next run. */
export function resultOf(report: RunReport, testSource: string, language: string): TestResult {
  const passed = report.tests.filter((test) => test.status === "passed").length;
  // Code that could not be loaded has passed none of the tests that were waiting for it.
  const total = report.error ? (testSource.match(testsBegin[language]!) ?? []).length : report.tests.length;
  return {
    passed: report.error ? 0 : passed,
    failed: total - (report.error ? 0 : passed),
    total,
    runs: (storedResult()?.runs ?? 0) + 1,
    tests: report.tests.map((test) => (test.status === "passed" ? { name: test.name, status: test.status, ms: test.ms } : test)),
    // Half of a character cannot be stored.
    output: report.output.slice(0, mostOutputKept).replace(/[\uD800-\uDBFF]$/, ""),
    error: report.error,
  };
}

export function store(result: TestResult) {
  setValue("test_result", JSON.stringify(result));
}
