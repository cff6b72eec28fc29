// The outside of the three tools that run solutions against their tests: JSON lines in, JSON lines out.
//
//   node tools/check-LANGUAGE.mjs [--limit-ms 5000] < cases.jsonl
//
// Each line in is {"id", "solution", "tests"}; each line out, in the same order, {"id", "result"}. A case that has worked for as long as the
// limit and has not ended, or that breaks the engine, is answered with an error of its own ("Timeout", "Crash"), and the rest goes on.

import { createInterface } from "node:readline";
import { parseArgs } from "node:util";
import { Worker } from "node:worker_threads";

/** So many limits by the clock on the wall are the end for a case that hardly works. */
const mostLimits = 12;

/** Answers every line of standard input by `run(request, limitMs)`. */
export async function answerLines(tool, run) {
  const limit = readLimit(tool);
  let number = 0;
  for await (const line of createInterface({ input: process.stdin, crlfDelay: Infinity })) {
    number++;
    if (line.trim() === "") continue;
    const request = parse(line);
    const result = request === null
      ? failure("BadInput", `Line ${number} is not a JSON object with the texts "solution" and "tests".`)
      : await run(request, limit);
    process.stdout.write(JSON.stringify({ id: request?.id ?? null, result }) + "\n");
  }
}

function readLimit(tool) {
  try {
    const { values } = parseArgs({ options: { "limit-ms": { type: "string", default: "5000" } } });
    const limit = Number(values["limit-ms"]);
    if (Number.isInteger(limit) && limit > 0) return limit;
  } catch {
    // An unknown option is told the same way as a bad number.
  }
  return quit(`Usage: node tools/${tool} [--limit-ms MILLISECONDS] < cases.jsonl`, 2);
}

function parse(line) {
  try {
    const request = JSON.parse(line);
    return typeof request?.solution === "string" && typeof request.tests === "string" ? request : null;
  } catch {
    return null;
  }
}

export function failure(type, message, line = null) {
  return { tests: [], output: "", error: { type, message, line } };
}

export function quit(sentence, code) {
  process.stderr.write(sentence + "\n");
  process.exit(code);
}

/** An engine in a thread of its own, which can be ended whatever it does. Its first message says that it is ready. */
export class Thread {
  #worker;

  /** @param {string} name What a person calls the engine, for the sentence when it cannot be started. */
  static async start(file, workerData, name) {
    const thread = new Thread();
    thread.#worker = new Worker(file, { workerData });
    const hello = await thread.next();
    if (!hello.ready) quit(`${name} could not be started (${hello.crash}). Run "npm ci" in the clone, then try again.`, 1);
    return thread;
  }

  /** The next message, or { crash } when there will be none. */
  next() {
    const worker = this.#worker;
    return new Promise((resolve) => {
      const settle = (answer) => {
        worker.off("message", settle).off("error", broken).off("exit", gone);
        resolve(answer);
      };
      const broken = (error) => settle({ crash: error.message });
      const gone = () => settle({ crash: "its thread ended" });
      worker.on("message", settle).on("error", broken).on("exit", gone);
    });
  }

  ask(request) {
    const reply = this.next();
    this.#worker.postMessage({ solution: request.solution, tests: request.tests });
    return reply;
  }

  stop() {
    return this.#worker.terminate();
  }
}

/**
 * What the promise gives, or null when the time is over before: when this process has worked that long. On a busy machine the clock on the
 * wall runs on while a program waits for its turn, and a good one would be called endless.
 */
export async function within(promise, milliseconds) {
  const [before, began, nothing] = [process.cpuUsage(), performance.now(), {}];
  for (let left = milliseconds; left > 0;) {
    const first = await earlier(promise, left, nothing);
    if (first !== nothing) return first;
    const { user, system } = process.cpuUsage(before);
    left = Math.min(milliseconds - (user + system) / 1000, milliseconds * mostLimits - (performance.now() - began));
  }
  return null;
}

function earlier(promise, milliseconds, nothing) {
  let timer;
  const late = new Promise((resolve) => { timer = setTimeout(resolve, milliseconds, nothing); });
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
}

export function timeout(limit, place) {
  const during = place?.test ? ` in the test "${place.test}"` : "";
  const line = place?.line ?? null;
  const at = line === null ? "" : `, at line ${line} of the code`;
  return failure("Timeout", `Stopped after ${limit / 1000} s${during}${at}. A loop may never end.`, line);
}

/** Runs the tool for an engine whose threads answer { result } or { crash }. */
export async function answerFrom({ tool, file, name, oneCaseEach }) {
  let thread = null;
  await answerLines(tool, async (request, limit) => {
    thread ??= await Thread.start(file, null, name);
    const answer = await within(thread.ask(request), limit);
    if (answer?.result === undefined || oneCaseEach) {
      await thread.stop();
      thread = null;
    }
    return answer === null ? timeout(limit, null) : answer.result ?? failure("Crash", `The code broke ${name}: ${answer.crash}`);
  });
  await thread?.stop();
}
