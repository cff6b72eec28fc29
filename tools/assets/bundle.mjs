// Our own scripts and styles, by esbuild. Names carry a hash of the content, so that a browser may keep them for ever.

import { readFile, readdir } from "node:fs/promises";
import { basename, join, relative, resolve } from "node:path";
import { build } from "esbuild";

const common = {
  bundle: true,
  format: "esm",
  minify: true,
  metafile: true,
  target: ["es2022"],
  legalComments: "none",
  logLevel: "warning",
  charset: "utf8",
};

// This package says of the calls which bind its keys that they do nothing, and a bundler that believes it leaves them out.
const bindsKeys = {
  name: "binds-keys",
  setup: ({ onLoad }) => onLoad({ filter: /@replit[\\/]codemirror-emacs[\\/]dist[\\/]index\.js$/ }, async ({ path }) => ({
    contents: (await readFile(path, "utf8")).replaceAll("/*@__PURE__*/", ""),
  })),
};

const isWorker = (name) => name.endsWith("-worker.ts");

/** Bundles each file directly in islands/ (but the workers), the two stylesheets and the icon. Answers files, manifest names and entries. */
export async function bundlePages({ root, app, outdir }) {
  const islands = (await islandsOf(app)).filter((name) => !isWorker(name));
  const result = await build({
    ...common,
    absWorkingDir: root,
    entryPoints: [...islands.map((name) => join(app, "islands", name)), join(app, "Shell/styles/etude.css"), join(app, "Shell/styles/article.css"), join(app, "Shell/icon.svg")],
    outdir,
    splitting: true,
    publicPath: "/assets/",
    entryNames: "[name]-[hash]",
    chunkNames: "[name]-[hash]",
    assetNames: "[name]-[hash]",
    loader: { ".woff2": "file", ".svg": "copy" },
    plugins: [bindsKeys],
  });
  return read(result, root, "/assets/", outdir);
}

/** Bundles the workers into engines/, with the test harnesses inside and the engines' addresses filled in. */
export async function bundleWorkers({ root, app, outdir, addresses }) {
  const workers = (await islandsOf(app)).filter(isWorker);
  const result = await build({
    ...common,
    absWorkingDir: root,
    entryPoints: workers.map((name) => join(app, "islands", name)),
    outdir,
    splitting: true,
    entryNames: "[name]-[hash]",
    chunkNames: "[name]-[hash]",
    loader: { ".py": "text" },
    // The engines' own modules, as they were laid out.
    external: ["/engines/*"],
    define: Object.fromEntries(Object.entries(addresses).map(([name, address]) => [name, JSON.stringify(address)])),
  });
  return read(result, root, "/engines/", outdir);
}

async function islandsOf(app) {
  return (await readdir(join(app, "islands"))).filter((name) => name.endsWith(".ts") && !name.endsWith(".d.ts")).sort();
}

function read(result, root, prefix, outdir) {
  const files = [], names = {}, entries = {};
  for (const [output, { entryPoint }] of Object.entries(result.metafile.outputs)) {
    const file = resolve(root, output);
    files.push(file);
    const name = logicalName(file, entryPoint);
    if (!name) continue;
    names[name] = prefix + relative(outdir, file);
    if (entryPoint) entries[name] = file;
  }
  return { files, names, entries };
}

// Entry points and fonts are asked for by name; the chunks in between are found by the scripts themselves.
function logicalName(file, entryPoint) {
  if (entryPoint) return basename(entryPoint).replace(/\.ts$/, ".js");
  return file.endsWith(".woff2") ? basename(file).replace(/-[A-Z0-9]{8}\.woff2$/, ".woff2") : null;
}
