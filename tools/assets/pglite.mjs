// Postgres for the browser: PGlite's own files, and a cluster as initdb left it, so that a browser need not make one.

import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { copyFile, mkdir, readdir, readFile, rename } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { fileURLToPath } from "node:url";
import { compressAll, writeWhole } from "./files.mjs";

const run = promisify(execFile);
const clusterMaker = fileURLToPath(new URL("make-cluster.mjs", import.meta.url));

/** Lays the engine out below `engines`. Answers its address, its files and whether anything had to be made. */
export async function layOutPglite({ root, engines }) {
  const source = join(root, "node_modules/@electric-sql/pglite");
  const { version } = JSON.parse(await readFile(join(source, "package.json"), "utf8"));
  const recipe = createHash("sha256").update(version).update(await readFile(clusterMaker)).digest("hex").slice(0, 8);
  const cluster = `cluster-${recipe}.gz`;
  const url = `/engines/pglite-${version}/`;
  const folder = join(engines, `pglite-${version}`);
  const stamp = join(folder, `stamp-${recipe}.json`);
  // Its modules find the rest beside themselves. What serves other stores than memory is never asked for.
  const parts = (await readdir(join(source, "dist"))).filter((name) => /^(index|chunk-\w+)\.js$|^pglite\.(wasm|data)$/.test(name));
  const files = [...parts, cluster].map((name) => join(folder, name));
  const answer = { url, clusterUrl: url + cluster, files: [...files, stamp] };
  if (existsSync(stamp)) return { ...answer, made: false };

  await mkdir(folder, { recursive: true });
  await Promise.all([
    makeCluster(join(folder, cluster)),
    ...parts.map((name) => copyFile(join(source, "dist", name), join(folder, name))),
  ]);
  await compressAll(files);
  // The stamp comes last: a build that was cut short is done again.
  await writeWhole(stamp, `${JSON.stringify({ version, recipe })}\n`);
  return { ...answer, made: true };
}

// A process of its own, since a Postgres that has been started does not let go of its process.
async function makeCluster(file) {
  const passing = `${file}.${process.pid}.tmp`;
  await run(process.execPath, [clusterMaker, passing]);
  await rename(passing, file);
}
