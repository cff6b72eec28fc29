// Runs Python solutions against their tests, with the same engine and the same harness as the browser; see check/lines.mjs.

import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { isMainThread, parentPort, workerData } from 'node:worker_threads';
import { answerLines, failure, Thread, timeout, within } from './check/lines.mjs';

const harness = new URL('../src/Etude/runners/python/etude.py', import.meta.url);
const interruptGrace = 1000;

async function main() {
  const engine = new Engine();
  await answerLines('check-python.mjs', (request, limit) => engine.run(request, limit));
  await engine.stop();
}

/** One Python in a thread, started again when a case has broken it. */
class Engine {
  #thread = null;
  #interrupt = null;

  async run(request, limit) {
    await this.#start();
    Atomics.store(this.#interrupt, 0, 0);
    const reply = this.#thread.ask(request);
    const early = await within(reply, limit);
    const answer = early ?? await this.#stopped(reply);
    if (answer === null) {
      await this.stop();
      return timeout(limit, null);
    }
    if (answer.crash !== undefined) {
      await this.stop();
      return failure('Crash', `The code broke the Python engine: ${answer.crash}`);
    }
    if (!answer.stopped) return answer.result;
    return early === null
      ? timeout(limit, answer.stopped)
      : failure('KeyboardInterrupt', 'The code raised KeyboardInterrupt itself.', answer.stopped.line);
  }

  async stop() {
    await this.#thread?.stop();
    this.#thread = null;
  }

  /** Asks politely first, for only then can the harness say where the code was. */
  #stopped(reply) {
    Atomics.store(this.#interrupt, 0, 2);
    return within(reply, interruptGrace);
  }

  async #start() {
    if (this.#thread !== null) return;
    this.#interrupt = new Int32Array(new SharedArrayBuffer(4));
    this.#thread = await Thread.start(fileURLToPath(import.meta.url), { interrupt: this.#interrupt, source: readFileSync(harness, 'utf8') }, 'Python');
  }
}

async function serve() {
  const { loadPyodide } = await import('pyodide');
  const python = await loadPyodide({ stdout: () => {}, stderr: () => {} });
  python.FS.writeFile('/home/pyodide/etude.py', workerData.source);
  const etude = python.pyimport('etude');
  python.setInterruptBuffer(workerData.interrupt);
  parentPort.on('message', ({ solution, tests }) => {
    parentPort.postMessage(answer(etude, solution, tests));
  });
  parentPort.postMessage({ ready: true });
}

function answer(etude, solution, tests) {
  try {
    return { result: JSON.parse(etude.run(solution, tests)) };
  } catch (error) {
    if (error.type !== 'KeyboardInterrupt') return { crash: String(error.message).trim().split('\n').at(-1) };
    return { stopped: JSON.parse(etude.where()) };
  }
}

if (isMainThread) await main();
else await serve();
