// The person's SQL runs here, on a Postgres of its own that lies in this worker's memory, and never on the server. The policy that
// comes with this file lets it fetch nothing but the engine's own files (Platform/Web/AssetRoutes.cs).

import { runTests, tryLine } from "../runners/sql/run-tests.mjs";
import type { ToEngine } from "./engines/messages";
import { serve } from "./engines/serve";

declare const PGLITE_URL: string;
declare const PGLITE_CLUSTER: string;

interface PGlite {
  create(options: { loadDataDir: Blob; initdbWasmModule: WebAssembly.Module }): Promise<object>;
}

serve(start, async (db, request: ToEngine) =>
  JSON.stringify(request.type === "run" ? await runTests(db, request.code, request.tests) : await tryLine(db, request.tests, request.line)));

// A cluster that was made when Etude was built: to make one here takes three times as long.
async function start(): Promise<object> {
  const [{ PGlite }, cluster] = await Promise.all([
    import(`${PGLITE_URL}index.js`) as Promise<{ PGlite: PGlite }>,
    fetch(PGLITE_CLUSTER),
  ]);
  if (!cluster.ok) throw new Error(`The cluster answered ${cluster.status}.`);
  const db = await PGlite.create({
    loadDataDir: new Blob([await cluster.arrayBuffer()], { type: "application/x-gzip" }),
    // The program that makes clusters is not needed, and would be fetched if nothing stood in its place: the shortest module there is.
    initdbWasmModule: new WebAssembly.Module(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0])),
  });
  // The first run shall not be the one that waits for the compiler.
  await tryLine(db, "-- test: warm\n-- expect: no rows", "select generate_series(1, 3)");
  return db;
}
