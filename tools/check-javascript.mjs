// Runs JavaScript solutions against their tests, with the same harness as the browser; see check/lines.mjs. The code is an author's and
// runs in Node: what a browser's worker would refuse is refused here by hiding it, which is no fence against malice.

import { register } from "node:module";
import { fileURLToPath } from "node:url";
import { isMainThread, parentPort } from "node:worker_threads";
import { answerFrom } from "./check/lines.mjs";

// A module made from text may import nothing.
const noImports = `export async function resolve(specifier, context, next) {
  if (context.parentURL?.startsWith("data:")) throw new TypeError("Failed to resolve module specifier: there are no modules here");
  return next(specifier, context);
}`;

if (isMainThread) await answerFrom({ tool: "check-javascript.mjs", file: fileURLToPath(import.meta.url), name: "JavaScript", oneCaseEach: true });
else await serve();

async function serve() {
  const [{ runTests, stray }, { firstMistake }] = await Promise.all([
    import("../src/Etude/runners/javascript/run-tests.mjs"), import("../src/Etude/runners/javascript/syntax.mjs"),
  ]);
  process.on("unhandledRejection", stray);
  process.on("uncaughtException", stray);
  register(`data:text/javascript,${encodeURIComponent(noImports)}`);
  for (const name of ["process", "Buffer", "global", "setImmediate", "clearImmediate"]) delete globalThis[name];
  parentPort.on("message", async ({ solution, tests }) => {
    parentPort.postMessage({ result: await runTests(load, (source) => Promise.resolve(firstMistake(source)), solution, tests) });
  });
  parentPort.postMessage({ ready: true });
}

let made = 0;

// The number keeps two modules of the same text apart.
function load(source) {
  const url = `data:text/javascript;charset=utf-8,${encodeURIComponent(source)}//${made++}`;
  return { url, module: import(url) };
}
