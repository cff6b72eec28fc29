// What the page and a worker that runs code say to each other.

export type ToEngine =
  | { type: "run"; id: number; code: string; tests: string }
  | { type: "try"; id: number; code: string; tests: string; line: string };

export type FromEngine =
  | { type: "ready" }
  | { type: "unavailable"; message: string }
  | { type: "started"; id: number }
  | { type: "answer"; id: number; json: string }
  | { type: "broke"; id: number; message: string };

/** One test as the harnesses report it (runners/). */
export interface TestReport {
  name: string;
  status: "passed" | "failed" | "error";
  ms: number;
  input: string | null;
  expected: string | null;
  got: string | null;
  message: string | null;
}

export interface CodeError {
  type: string;
  message: string;
  line: number | null;
}

/** What a run of the tests answers. */
export interface RunReport {
  tests: TestReport[];
  output: string;
  error: CodeError | null;
}

/** What trying one line answers. */
export interface TryReport {
  value: string | null;
  output: string;
  error: CodeError | null;
}
