// Runs SQL solutions against their tests, with the same engine and the same harness as the browser; see check/lines.mjs.

import { fileURLToPath } from "node:url";
import { isMainThread, parentPort } from "node:worker_threads";
import { answerFrom } from "./check/lines.mjs";

if (isMainThread) await answerFrom({ tool: "check-sql.mjs", file: fileURLToPath(import.meta.url), name: "Postgres", oneCaseEach: false });
else await serve();

// It does not let go of its process by itself.
if (isMainThread) process.exit();

async function serve() {
  const [{ PGlite }, { runTests }] = await Promise.all([import("@electric-sql/pglite"), import("../src/Etude/runners/sql/run-tests.mjs")]);
  const db = await PGlite.create();
  parentPort.on("message", async ({ solution, tests }) => {
    try {
      parentPort.postMessage({ result: await runTests(db, solution, tests) });
    } catch (error) {
      parentPort.postMessage({ crash: String(error.message) });
    }
  });
  parentPort.postMessage({ ready: true });
}
