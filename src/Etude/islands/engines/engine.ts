// One worker that runs code: started early, asked one thing at a time, ended when it does not answer, and replaced at once.

import type { FromEngine, ToEngine } from "./messages";

export type Outcome =
  | { kind: "answer"; json: string; seconds: number }
  /** The code ran longer than it may. */
  | { kind: "too-long" }
  /** The person stopped it. */
  | { kind: "cancelled" }
  /** The engine itself failed: nobody's code is to blame. */
  | { kind: "broke" }
  /** The engine could not be started. */
  | { kind: "unavailable" };

// A union of requests keeps its members apart when the id is left out.
type Request = ToEngine extends infer One ? (One extends ToEngine ? Omit<One, "id"> : never) : never;

interface Job {
  id: number;
  request: ToEngine;
  startedAt: number;
  timer: number;
  end(outcome: Outcome): void;
}

/** A worker that is ready begins at once. One that does not has been closed from inside. */
const longestSilence = 3000;
const longestStart = 60_000;

export interface EngineOptions {
  url: string;
  /** How long a run that begins now may take. */
  limitSeconds(): number;
  /** A run leaves traces in the worker that only a new one is free of. */
  oneRunEach: boolean;
  changed(): void;
}

export class Engine {
  #worker: Worker | null = null;
  #job: Job | null = null;
  #lastId = 0;
  state: "off" | "starting" | "ready" | "failed" = "off";

  constructor(readonly options: EngineOptions) {}

  get limitSeconds() {
    return this.options.limitSeconds();
  }

  get busy() {
    return this.#job !== null;
  }

  /** Starts the engine when it is not running. What is asked meanwhile waits for it. */
  warm() {
    if (this.#worker) return;
    this.state = "starting";
    this.#worker = new Worker(this.options.url, { type: "module" });
    this.#worker.onmessage = ({ data }: MessageEvent<FromEngine>) => this.#heard(data);
    this.#worker.onerror = () => this.#fail("unavailable");
  }

  ask(request: Request): Promise<Outcome> {
    this.warm();
    return new Promise((end) => {
      const id = ++this.#lastId;
      this.#job = { id, request: { ...request, id } as ToEngine, startedAt: 0, timer: 0, end };
      this.#post(this.#job);
    });
  }

  #post(job: Job) {
    clearTimeout(job.timer);
    this.#worker!.postMessage(job.request);
    job.timer = window.setTimeout(() => this.#notBegun(job), this.state === "ready" ? longestSilence : longestStart);
  }

  #notBegun(job: Job) {
    if (this.state === "starting") return this.#fail("unavailable");
    this.#restart();
    this.#post(job);
  }

  cancel() {
    if (!this.#job) return;
    // Before the code has started there is nothing to break off but the wait.
    if (this.#job.startedAt) this.#restart();
    this.#end({ kind: "cancelled" });
  }

  #heard(message: FromEngine) {
    if (message.type === "ready") {
      this.state = "ready";
      return this.options.changed();
    }
    if (message.type === "unavailable") return this.#fail("unavailable");
    const job = this.#job;
    if (!job || message.id !== job.id) {
      // A run that was cancelled while it waited has begun after all, and may never end. What was asked since goes with the worker.
      if (message.type !== "started") return;
      this.#restart();
      if (job) this.#post(job);
      return;
    }
    if (message.type === "started") {
      clearTimeout(job.timer);
      job.startedAt = performance.now();
      job.timer = window.setTimeout(() => {
        this.#restart();
        this.#end({ kind: "too-long" });
      }, this.limitSeconds * 1000);
    } else if (message.type === "answer") {
      const seconds = (performance.now() - job.startedAt) / 1000;
      if (this.options.oneRunEach) this.#restart();
      this.#end({ kind: "answer", json: message.json, seconds });
    } else {
      this.#fail("broke");
    }
  }

  #fail(kind: "broke" | "unavailable") {
    this.#discard();
    this.state = "failed";
    // What could not start is not tried again by itself: the next run tries.
    if (kind === "broke") this.warm();
    this.#end({ kind });
    this.options.changed();
  }

  #restart() {
    this.#discard();
    this.warm();
    this.options.changed();
  }

  #discard() {
    this.#worker?.terminate();
    this.#worker = null;
    this.state = "off";
  }

  #end(outcome: Outcome) {
    const job = this.#job;
    if (!job) return;
    clearTimeout(job.timer);
    this.#job = null;
    job.end(outcome);
  }
}
