// What the page and the Python worker say to each other.

export type ToPython =
  | { type: "run"; id: number; code: string; tests: string }
  | { type: "try"; id: number; code: string; line: string };

export type FromPython =
  | { type: "ready" }
  | { type: "unavailable"; message: string }
  | { type: "started"; id: number }
  | { type: "answer"; id: number; json: string }
  | { type: "broke"; id: number; message: string };

/** One test as the harness (runners/etude.py) reports it. */
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

/** What trying one line answers (runners/scratch.py). */
export interface TryReport {
  value: string | null;
  output: string;
  error: CodeError | null;
}
