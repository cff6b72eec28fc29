// Makes a Postgres cluster with PGlite and writes it, as a packed archive, to the file named on the command line. Browsers begin
// with it instead of making their own (about 1 s instead of 4 s).

import { writeFile } from "node:fs/promises";
import { PGlite } from "@electric-sql/pglite";

const file = process.argv[2];
if (!file) throw new Error("Say where the cluster goes: node make-cluster.mjs FILE");

const db = await PGlite.create();
await db.exec("checkpoint");
const cluster = await db.dumpDataDir("gzip");
await writeFile(file, Buffer.from(await cluster.arrayBuffer()));
process.exit(0);
