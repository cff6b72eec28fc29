// Builds everything the browser loads, from source and npm packages, into src/Etude/wwwroot:
//   assets/   our scripts, stylesheet and fonts, named after their content, and manifest.json
//   engines/  Python (Pyodide) and Postgres (PGlite) for the browser, each as it is after starting, and the workers that drive them
// Every compressible file gets a Brotli copy (.br) beside it. What has not changed is not made again.

import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { bundlePages, bundleWorkers } from "./assets/bundle.mjs";
import { compressAll, removeStale } from "./assets/files.mjs";
import { layOutPglite } from "./assets/pglite.mjs";
import { layOutPyodide } from "./assets/pyodide.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));
const app = join(root, "src/Etude");
const assets = join(app, "wwwroot/assets");
const engines = join(app, "wwwroot/engines");

const started = performance.now();
await Promise.all([mkdir(assets, { recursive: true }), mkdir(engines, { recursive: true })]);

const [pyodide, pglite] = await Promise.all([layOutPyodide({ root, engines }), layOutPglite({ root, engines })]);
const pages = await bundlePages({ root, app, outdir: assets });
const addresses = { PYTHON_URL: pyodide.url, PYTHON_SNAPSHOT: pyodide.snapshotUrl, PGLITE_URL: pglite.url, PGLITE_CLUSTER: pglite.clusterUrl };
const workers = await bundleWorkers({ root, app, outdir: engines, addresses });
await Promise.all([compressAll(pages.files), compressAll(workers.files)]);
await writeManifest({ ...pages.names, ...workers.names });
await removeStale(assets, [...pages.files, join(assets, "manifest.json")]);
await removeStale(engines, [...workers.files, ...pyodide.files, ...pglite.files]);

console.log(await summary());

// Written beside and renamed, so that an app that starts meanwhile reads either the old list or the new one.
async function writeManifest(names) {
  const sorted = Object.fromEntries(Object.entries(names).sort(([a], [b]) => (a < b ? -1 : 1)));
  const path = join(assets, "manifest.json");
  await writeFile(`${path}.${process.pid}.tmp`, `${JSON.stringify(sorted, null, 2)}\n`);
  await rename(`${path}.${process.pid}.tmp`, path);
}

async function summary() {
  const sizes = [];
  for (const [name, file] of Object.entries(pages.entries)) {
    const { length } = await readFile(`${file}.br`);
    sizes.push(`${name} ${(length / 1024).toFixed(1)} KB`);
  }
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  return `Assets built in ${seconds} s: ${sizes.join(", ")} (Brotli); Python ${pyodide.made ? "made" : "unchanged"}, Postgres ${pglite.made ? "made" : "unchanged"}.`;
}
