// The person's Python runs here, in a worker of its own, and never on the server. The policy that comes with this file
// lets it fetch nothing but the engine's own files (Platform/Web/Assets.cs).

import harness from "../runners/etude.py";
import scratch from "../runners/scratch.py";
import type { FromPython, ToPython } from "./python/messages";

declare const ENGINE_URL: string;
declare const SNAPSHOT_URL: string;

interface Python {
  FS: { writeFile(path: string, text: string): void };
  runPython(code: string): unknown;
  pyimport(name: string): Record<string, (...texts: string[]) => string>;
}

type Start = (options: object) => Promise<Python>;

// Kept before any of the person's code can put something else in its place.
const post: (message: FromPython) => void = self.postMessage.bind(self);
const ready = start();

self.addEventListener("message", async ({ data }: MessageEvent<ToPython>) => {
  const python = await ready;
  if (!python) return;
  post({ type: "started", id: data.id });
  try {
    post({ type: "answer", id: data.id, json: answer(python, data) });
  } catch (error) {
    post({ type: "broke", id: data.id, message: String(error) });
  }
});

function answer(python: Python, request: ToPython): string {
  return request.type === "run"
    ? python.pyimport("etude").run!(request.code, request.tests)
    : python.pyimport("scratch").try_line!(request.code, request.line);
}

async function start(): Promise<Python | null> {
  try {
    const { loadPyodide } = (await import(`${ENGINE_URL}pyodide.mjs`)) as { loadPyodide: Start };
    const python = await fromSnapshot(loadPyodide).catch(() => fromNothing(loadPyodide));
    prepare(python);
    post({ type: "ready" });
    return python;
  } catch (error) {
    post({ type: "unavailable", message: String(error) });
    return null;
  }
}

const quiet = { indexURL: ENGINE_URL, stdout: () => {}, stderr: () => {} };

async function fromSnapshot(loadPyodide: Start): Promise<Python> {
  const response = await fetch(SNAPSHOT_URL);
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
