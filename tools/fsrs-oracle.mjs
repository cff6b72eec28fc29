// What ts-fsrs makes of review histories: the oracle for Etude.Recall.
//   node tools/fsrs-oracle.mjs generate COUNT SEED   seeded random histories, each a JSON line with its "expected" reviews
//   node tools/fsrs-oracle.mjs replay FILE           the histories of FILE (the input of `bin/etude replay`), answered
import { readFileSync } from 'node:fs'
import { createEmptyCard, default_w, fsrs } from 'ts-fsrs'

console.debug = () => {}

function answer(history) {
  const scheduler = fsrs({
    request_retention: history.request_retention,
    maximum_interval: history.maximum_interval,
    enable_short_term: history.enable_short_term,
    enable_fuzz: history.enable_fuzz ?? false,
    learning_steps: history.learning_steps,
    relearning_steps: history.relearning_steps,
    w: history.w ?? undefined
  })
  let card = createEmptyCard(new Date(history.start))
  return history.reviews.map(({ at, rating }) => {
    card = scheduler.next(card, new Date(at), rating).card
    return {
      state: card.state,
      stability: card.stability,
      difficulty: card.difficulty,
      elapsed_days: card.elapsed_days,
      scheduled_days: card.scheduled_days,
      due: card.due.toISOString(),
      reps: card.reps,
      lapses: card.lapses,
      step: card.learning_steps,
      recall_later: scheduler.get_retrievability(card, new Date(Date.parse(at) + 9 * 86400000), false)
    }
  })
}

// SplitMix32: small, seeded, the same everywhere.
function numbers(seed) {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x9e3779b9) >>> 0
    let mixed = state
    mixed = Math.imul(mixed ^ (mixed >>> 16), 0x21f0aaad)
    mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97)
    return ((mixed ^ (mixed >>> 15)) >>> 0) / 2 ** 32
  }
  const from = (low, high) => low + next() * (high - low)
  return { next, from, pick: (items) => items[Math.floor(next() * items.length)] }
}

const low = [0.001, 0.001, 0.001, 0.001, 1, 0.001, 0.001, 0.001, 0, 0, 0.001, 0.001, 0.001, 0.001, 0, 0, 1, 0, 0, 0, 0.1]
const high = [100, 100, 100, 100, 10, 4, 4, 0.75, 4.5, 0.8, 3.5, 5, 0.25, 0.9, 4, 1, 6, 2, 2, 0.8, 0.8]

function weights(random, wild) {
  if (wild) return low.map((bound, i) => random.next() < 0.1 ? high[i] + 0.3 : random.from(bound - 0.1, high[i]))
  const near = () => default_w.map((w) => w * random.from(0.7, 1.4))
  const rounded = (vector) => vector.map((w) => Math.round(w * 1e4) / 1e4)
  return random.pick([
    () => null,
    () => null,
    () => rounded(near()),
    () => near(),
    () => rounded(near()).slice(0, 19),
    () => rounded(near()).slice(0, 17)
  ])()
}

function history(id, random, fuzz) {
  const start = Date.parse('2023-01-01T00:00:00Z') + Math.floor(random.next() * 86400000 * 700)
  let at = start
  const wild = random.next() < 0.25
  const made = {
    id,
    request_retention: random.pick([0.9, 0.9, 0.7, 0.8, 0.85, 0.95, 0.97, Math.round(random.from(0.7, 0.97) * 1000) / 1000]),
    maximum_interval: random.pick([36500, 36500, 3650, 365, 90, 20, 5, 1]),
    enable_short_term: random.next() < 0.5,
    enable_fuzz: fuzz,
    learning_steps: random.pick([['1m', '10m'], ['1m', '10m'], ['5m'], [], ['1m', '10m', '1h'], ['10m', '1d', '3d'], ['0m', '7m'], ['3m', '0m']]),
    relearning_steps: random.pick([['10m'], ['10m'], [], ['5m', '25m'], ['2h', '1d'], ['2d'], ['1m', '5m', '1h']]),
    w: weights(random, wild),
    wild,
    start: new Date(start).toISOString(),
    reviews: []
  }
  for (let count = 1 + Math.floor(random.next() * 20); count > 0; count--) {
    at += Math.floor(random.pick([
      () => random.from(0, 90e3),
      () => random.from(0, 3600e3 * 8),
      () => random.from(0, 86400e3 * 2),
      () => 86400e3 * random.from(0, 10),
      () => 86400e3 * random.from(0, 60),
      () => 86400e3 * Math.exp(random.from(0, 7))
    ])())
    made.reviews.push({ at: new Date(at).toISOString(), rating: random.pick([1, 2, 3, 3, 3, 4]) })
  }
  return made
}

const [verb, first, second] = process.argv.slice(2)
const lines = []
if (verb === 'generate') {
  const random = numbers(Number(second))
  for (let i = 0; i < Number(first); i++) {
    const made = history(`h${i}`, random, i % 4 === 3)
    lines.push(JSON.stringify({ ...made, expected: answer(made) }))
  }
} else if (verb === 'replay') {
  for (const line of readFileSync(first, 'utf8').split('\n').filter((text) => text.trim() !== '')) {
    const given = JSON.parse(line)
    lines.push(JSON.stringify({ id: given.id, reviews: answer(given) }))
  }
} else {
  console.error('Call it as "generate COUNT SEED" or "replay FILE".')
  process.exitCode = 2
}
process.stdout.write(lines.map((line) => line + '\n').join(''))
