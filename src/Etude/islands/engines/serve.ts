// What the three workers have in common: start the engine at once, then answer one question after the other.

import type { FromEngine, ToEngine } from "./messages";

// Kept before any of the person's code can put something else in its place.
const post: (message: FromEngine) => void = self.postMessage.bind(self);

/** Starts an engine and lets it answer, each time with JSON text. */
export function serve<Engine>(start: () => Promise<Engine>, answer: (engine: Engine, request: ToEngine) => string | Promise<string>) {
  const ready = start().then(
    (engine) => {
      post({ type: "ready" });
      return { engine };
    },
    (error: unknown) => {
      post({ type: "unavailable", message: String(error) });
      return null;
    },
  );
  self.addEventListener("message", async ({ data }: MessageEvent<ToEngine>) => {
    const started = await ready;
    if (!started) return;
    post({ type: "started", id: data.id });
    try {
      post({ type: "answer", id: data.id, json: await answer(started.engine, data) });
    } catch (error) {
      post({ type: "broke", id: data.id, message: String(error) });
    }
  });
}
