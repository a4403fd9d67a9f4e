/** Measures timers in a process of its own: `node measure-timers.mjs COUNT`, timers armed and cancelled in one repetition. */
import { createRequire } from 'node:module';
import { systemClock } from '../../dist/src/clock.js';
import { ScxmlEvent, Statewire } from '../../dist/src/index.js';
import { SendTimers } from '../../dist/src/runtime/timers.js';
import { median } from './median.mjs';
import { scionSession } from './scion.mjs';

const REPETITIONS = 15;
const WARM_UP = 5;
const LIVE = 10_000;
const FAR = 60_000;
/** So many are armed, then cancelled; a divisor of the count. */
const AT_ONCE = 100;
const count = Number(process.argv[2]);
const { WORKLOADS } = createRequire(import.meta.url)('./workloads.cjs');
const { scxml, hand } = WORKLOADS.w11;

function nsOf(work) {
  const start = process.hrtime.bigint();
  work();
  return Number(process.hrtime.bigint() - start) / count;
}

/** Medians of the ns of each way and of the ratios of each repetition to the first way. */
function interleaved(ways) {
  const taken = ways.map(() => []);
  for (let i = -WARM_UP; i < REPETITIONS; i++) {
    for (const at of i % 2 === 0 ? ways.keys() : [...ways.keys()].reverse()) {
      const ns = nsOf(ways[at]);
      if (i >= 0) taken[at].push(ns);
    }
  }
  return taken.map((all) => ({ ns: median(all), ratio: median(all.map((ns, i) => taken[0][i] / ns)) }));
}

function measureTimers() {
  const clock = systemClock();
  const own = new SendTimers(clock);
  const event = new ScxmlEvent('timeout', 'external');
  let order = 0;
  // as `<send>` does it
  const arm = (sendid, delay) => own.arm({ sendid, event }, order++, delay, () => {});
  for (let i = 0; i < LIVE; i++) arm(`live${i}`, FAR + (i % 97));
  const ids = Array.from({ length: count }, (_, i) => `s${i}`);
  const ours = () => {
    for (let from = 0; from < count; from += AT_ONCE) {
      for (let i = from; i < from + AT_ONCE; i++) arm(ids[i], FAR + (i % 97));
      for (let i = from; i < from + AT_ONCE; i++) own.cancel(ids[i]);
    }
  };
  const live = Array.from({ length: LIVE }, (_, i) => setTimeout(() => {}, FAR + (i % 97)));
  const handles = new Array(count);
  const bare = () => {
    for (let from = 0; from < count; from += AT_ONCE) {
      for (let i = from; i < from + AT_ONCE; i++) handles[i] = setTimeout(() => {}, FAR + (i % 97));
      for (let i = from; i < from + AT_ONCE; i++) clearTimeout(handles[i]);
    }
  };
  const [mine, limit] = interleaved([ours, bare]);
  own.cancelAll();
  for (const handle of live) clearTimeout(handle);
  return { ns: mine.ns, limitNs: limit.ns, limit: limit.ratio };
}

/** Arms and cancels by events; the first timers stay alive. */
async function measureChart() {
  const statewire = new Statewire({ limits: { inbox: Number.MAX_SAFE_INTEGER } });
  const session = statewire.start(scxml);
  const scion = await scionSession(scxml);
  const machine = hand();
  const engines = [
    (name, data) => session.send(name, data),
    (name, data) => scion.gen({ name, data }),
    (name, data) => machine.send(name, data),
  ];
  const few = Math.min(count, 500); // SCION takes its time
  const ways = engines.map((send) => {
    for (let i = 0; i < LIVE; i++) send('arm');
    let next = LIVE;
    return () => {
      const first = next;
      for (let i = 0; i < few; i++) send('arm');
      for (let i = 0; i < few; i++) send('disarm', { i: first + i });
      next += few;
    };
  });
  const [mine, theirs, limit] = interleaved(ways);
  const scale = count / few;
  await statewire.close();
  return {
    ns: mine.ns * scale,
    scionNs: theirs.ns * scale,
    limitNs: limit.ns * scale,
    scion: 1 / theirs.ratio,
    limit: limit.ratio,
  };
}

const result = { timers: measureTimers(), chart: await measureChart() };
process.stdout.write(`${JSON.stringify(result)}\n`, () => process.exit(0)); // SCION's timers and the limit's still wait
