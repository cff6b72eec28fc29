// Runs Python solutions against their tests, with the same engine and the same harness as the browser.
//
//   node tools/check-python.mjs [--limit-ms 5000] < cases.jsonl
//
// Each line in is {"id", "solution", "tests"}; each line out, in the same order, {"id", "result"}, where the result is
// what etude.run answers. A case that does not end within the limit, or that breaks the engine, is answered with an
// error of its own ("Timeout", "Crash"), and the rest goes on.
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';

const harness = new URL('../src/Etude/runners/etude.py', import.meta.url);
const interruptGrace = 1000;

async function main() {
  const limit = readLimit();
  const engine = new Engine();
  let number = 0;
  for await (const line of createInterface({ input: process.stdin, crlfDelay: Infinity })) {
    number++;
    if (line.trim() === '') continue;
    const request = parse(line);
    const result = request === null
      ? failure('BadInput', `Line ${number} is not a JSON object with the texts "solution" and "tests".`)
      : await engine.run(request, limit);
    process.stdout.write(JSON.stringify({ id: request?.id ?? null, result }) + '\n');
  }
  await engine.stop();
}

function readLimit() {
  try {
    const { values } = parseArgs({ options: { 'limit-ms': { type: 'string', default: '5000' } } });
    const limit = Number(values['limit-ms']);
    if (Number.isInteger(limit) && limit > 0) return limit;
  } catch {
    // An unknown option is told the same way as a bad number.
  }
  return quit('Usage: node tools/check-python.mjs [--limit-ms MILLISECONDS] < cases.jsonl', 2);
}

function parse(line) {
  try {
    const request = JSON.parse(line);
    return typeof request?.solution === 'string' && typeof request.tests === 'string' ? request : null;
  } catch {
    return null;
  }
}

function failure(type, message, line = null) {
  return { tests: [], output: '', error: { type, message, line } };
}

function quit(sentence, code) {
  process.stderr.write(sentence + '\n');
  process.exit(code);
}

/** One Python in a worker, started again when a case has broken it. */
class Engine {
  #worker = null;
  #interrupt = null;

  async run(request, limit) {
    await this.#start();
    Atomics.store(this.#interrupt, 0, 0);
    const reply = this.#next();
    this.#worker.postMessage({ solution: request.solution, tests: request.tests });
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
    await this.#worker?.terminate();
    this.#worker = null;
  }

  /** Asks politely first, for only then can the harness say where the code was. */
  #stopped(reply) {
    Atomics.store(this.#interrupt, 0, 2);
    return within(reply, interruptGrace);
  }

  async #start() {
    if (this.#worker !== null) return;
    this.#interrupt = new Int32Array(new SharedArrayBuffer(4));
    this.#worker = new Worker(fileURLToPath(import.meta.url), {
      workerData: { interrupt: this.#interrupt, source: readFileSync(harness, 'utf8') },
    });
    const hello = await this.#next();
    if (!hello.ready) quit(`Python could not be started (${hello.crash}). Run "npm ci" in the clone, then try again.`, 1);
  }

  #next() {
    const worker = this.#worker;
    return new Promise((resolve) => {
      const settle = (answer) => {
        worker.off('message', settle).off('error', broken).off('exit', gone);
        resolve(answer);
      };
      const broken = (error) => settle({ crash: error.message });
      const gone = () => settle({ crash: 'its thread ended' });
      worker.on('message', settle).on('error', broken).on('exit', gone);
    });
  }
}

function within(promise, milliseconds) {
  let timer;
  const late = new Promise((resolve) => { timer = setTimeout(resolve, milliseconds, null); });
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
}

function timeout(limit, place) {
  const during = place?.test ? ` in the test "${place.test}"` : '';
  const line = place?.line ?? null;
  const at = line === null ? '' : `, at line ${line} of the code`;
  return failure('Timeout', `Stopped after ${limit / 1000} s${during}${at}. A loop may never end.`, line);
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
