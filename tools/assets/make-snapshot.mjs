// Starts Python once, imports what exercises often use, and writes its memory to the file named on the command line.
// Browsers load that memory instead of starting Python again. Clock and chance stand still here, so that the same
// version of Pyodide always gives the same bytes; the worker seeds `random` anew after loading.

import crypto from "node:crypto";
import { writeFile } from "node:fs/promises";

const imports = `
import abc, array, bisect, collections, collections.abc, contextlib, copy, dataclasses, datetime, decimal, enum, fractions
import functools, hashlib, heapq, inspect, io, itertools, json, math, operator, random, re, statistics, string, sys
import textwrap, threading, time, traceback, types, typing, uuid
`;

const file = process.argv[2];
if (!file) throw new Error("Say where the snapshot goes: node make-snapshot.mjs FILE");

let state = 1;
const notRandom = (array) => {
  const bytes = new Uint8Array(array.buffer, array.byteOffset, array.byteLength);
  for (let at = 0; at < bytes.length; at++) {
    state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff;
    bytes[at] = state >> 16;
  }
  return array;
};
globalThis.crypto.getRandomValues = notRandom;
crypto.randomFillSync = notRandom;
Date.now = () => Date.UTC(2026, 0, 1);
performance.now = () => 0;

const { loadPyodide } = await import("pyodide");
const python = await loadPyodide({ _makeSnapshot: true, env: { HOME: "/home/pyodide", PYTHONHASHSEED: "0" } });
python.runPython(imports);
await writeFile(file, python.makeMemorySnapshot());
process.exit(0);
