// Brotli copies and the removal of what an earlier build left behind.

import { existsSync } from "node:fs";
import { readFile, readdir, rename, rm, stat, writeFile } from "node:fs/promises";
import { extname, join } from "node:path";
import { promisify } from "node:util";
import { brotliCompress, constants } from "node:zlib";

const compress = promisify(brotliCompress);
const compressible = new Set([".js", ".mjs", ".css", ".json", ".svg", ".wasm", ".bin", ".data"]);
const big = 1 << 20;

/** Writes `file.br` for each compressible file that has none. A file's name is its content, so an existing copy is right. */
export async function compressAll(files) {
  await Promise.all(files.filter((file) => compressible.has(extname(file))).map(compressOne));
}

async function compressOne(file) {
  const target = `${file}.br`;
  if (existsSync(target)) return;
  const source = await readFile(file);
  const packed = await compress(source, {
    params: {
      // The last two levels shrink the engine by another tenth and take ten times as long.
      [constants.BROTLI_PARAM_QUALITY]: source.length > big ? 9 : 11,
      [constants.BROTLI_PARAM_LGWIN]: 22,
      [constants.BROTLI_PARAM_SIZE_HINT]: source.length,
    },
  });
  await writeWhole(target, packed);
}

/** Writes a file under another name first, so that nobody ever reads half of it. */
export async function writeWhole(file, content) {
  const passing = `${file}.${process.pid}.tmp`;
  await writeFile(passing, content);
  await rename(passing, file);
}

/** Removes every file below `folder` that is neither in `keep` nor the Brotli copy of one that is. */
export async function removeStale(folder, keep) {
  const kept = new Set(keep.flatMap((file) => [file, `${file}.br`]));
  for (const name of await readdir(folder, { recursive: true })) {
    const file = join(folder, name);
    // Another build may be at work beside this one: it removes its own passing files.
    if (kept.has(file) || file.endsWith(".tmp")) continue;
    const found = await stat(file).catch(() => null);
    if (found?.isFile()) await rm(file, { force: true });
  }
}
