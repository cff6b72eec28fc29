// The person's JavaScript runs here, in a worker of its own, and never on the server. Its text becomes a module by way of a blob, so
// that no 'unsafe-eval' is needed, and the policy that comes with this file lets it fetch nothing at all (Platform/Web/AssetRoutes.cs).

import { runTests, stray, tryLine } from "../runners/javascript/run-tests.mjs";
import type { ToEngine } from "./engines/messages";
import { serve } from "./engines/serve";

self.addEventListener("unhandledrejection", (event) => {
  event.preventDefault();
  stray(event.reason);
});
self.addEventListener("error", (event) => {
  event.preventDefault();
  stray(event.error);
});

serve(() => Promise.resolve(null), async (_, request: ToEngine) =>
  JSON.stringify(request.type === "run"
    ? await runTests(load, syntaxLine, request.code, request.tests)
    : await tryLine(load, syntaxLine, request.code, request.line)));

function load(source: string) {
  const url = URL.createObjectURL(new Blob([source], { type: "text/javascript" }));
  return { url, module: import(url) as Promise<object> };
}

// The browser does not say where a module cannot be read, so a parser looks. It is fetched only then.
async function syntaxLine(source: string): Promise<number | null> {
  const { firstMistake } = await import("../runners/javascript/syntax.mjs");
  return firstMistake(source);
}
