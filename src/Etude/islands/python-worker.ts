// The person's Python runs here, in a worker of its own, and never on the server. The policy that comes with this file
// lets it fetch nothing but the engine's own files (Platform/Web/AssetRoutes.cs).

import harness from "../runners/python/etude.py";
import scratch from "../runners/python/scratch.py";
import type { ToEngine } from "./engines/messages";
import { serve } from "./engines/serve";

declare const PYTHON_URL: string;
declare const PYTHON_SNAPSHOT: string;

interface Python {
  FS: { writeFile(path: string, text: string): void };
  runPython(code: string): unknown;
  pyimport(name: string): Record<string, (...texts: string[]) => string>;
}

type Start = (options: object) => Promise<Python>;

serve(start, (python, request: ToEngine) =>
  request.type === "run"
    ? python.pyimport("etude").run!(request.code, request.tests)
    : python.pyimport("scratch").try_line!(request.code, request.line));

async function start(): Promise<Python> {
  const { loadPyodide } = (await import(`${PYTHON_URL}pyodide.mjs`)) as { loadPyodide: Start };
  const python = await fromSnapshot(loadPyodide).catch(() => fromNothing(loadPyodide));
  prepare(python);
  return python;
}

const quiet = { indexURL: PYTHON_URL, stdout: () => {}, stderr: () => {} };

async function fromSnapshot(loadPyodide: Start): Promise<Python> {
  const response = await fetch(PYTHON_SNAPSHOT);
  if (!response.ok) throw new Error(`The snapshot answered ${response.status}.`);
  return loadPyodide({ ...quiet, _loadSnapshot: await response.arrayBuffer() });
}

function fromNothing(loadPyodide: Start): Promise<Python> {
  return loadPyodide({ ...quiet, env: { HOME: "/home/pyodide", PYTHONHASHSEED: "0" } });
}

function prepare(python: Python) {
  python.FS.writeFile("/home/pyodide/etude.py", harness);
  python.FS.writeFile("/home/pyodide/scratch.py", scratch);
  // The snapshot froze the state of chance too. The rest is imported now, so that the first run does not wait for it.
  python.runPython(`
import importlib, sys
sys.path.insert(0, "/home/pyodide")
importlib.invalidate_caches()
import random, etude, scratch
random.seed()
`);
}
