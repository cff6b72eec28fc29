// Python for the browser: Pyodide's own files, and a snapshot of its memory after starting up, so that a browser need not
// repeat the start (about 1 s instead of 4 s).

import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { copyFile, mkdir, readFile, rename } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { fileURLToPath } from "node:url";
import { compressAll, writeWhole } from "./files.mjs";

const run = promisify(execFile);
const parts = ["pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm", "python_stdlib.zip", "pyodide-lock.json"];
const snapshotMaker = fileURLToPath(new URL("make-snapshot.mjs", import.meta.url));

/** Lays the engine out below `engines`. Answers its address, its files and whether anything had to be made. */
export async function layOutPyodide({ root, engines }) {
  const source = join(root, "node_modules/pyodide");
  const { version } = JSON.parse(await readFile(join(source, "package.json"), "utf8"));
  const recipe = createHash("sha256").update(version).update(await readFile(snapshotMaker)).digest("hex").slice(0, 8);
  const snapshot = `snapshot-${recipe}.bin`;
  const url = `/engines/pyodide-${version}/`;
  const folder = join(engines, `pyodide-${version}`);
  const stamp = join(folder, `stamp-${recipe}.json`);
  const files = [...parts, snapshot].map((name) => join(folder, name));
  const answer = { url, snapshotUrl: url + snapshot, files: [...files, stamp] };
  if (existsSync(stamp)) return { ...answer, made: false };

  await mkdir(folder, { recursive: true });
  await Promise.all([
    makeSnapshot(join(folder, snapshot)),
    ...parts.map((name) => copyFile(join(source, name), join(folder, name))),
  ]);
  await compressAll(files);
  // The stamp comes last: a build that was cut short is done again.
  await writeWhole(stamp, `${JSON.stringify({ version, recipe })}\n`);
  return { ...answer, made: true };
}

// A process of its own, since it bends the clock and chance to get the same bytes every time.
async function makeSnapshot(file) {
  const passing = `${file}.${process.pid}.tmp`;
  await run(process.execPath, [snapshotMaker, passing]);
  await rename(passing, file);
}
