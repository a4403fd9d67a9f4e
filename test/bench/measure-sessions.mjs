/**
 * Measures sessions in a process of its own: `node measure-sessions.mjs time COUNT`, or `node --expose-gc measure-sessions.mjs
 * data|plain COUNT` for the heap that each takes.
 */
import { createRequire } from 'node:module';
import { SimulatedClock, Statewire } from '../../dist/src/index.js';
import { median } from './median.mjs';
import { scionModel, startScion } from './scion.mjs';

const REPETITIONS = 15;
const WARM_UP = 5;
/** Sessions of SCION in one repetition: it needs hundreds of times as long. */
const FEW = 20;
const [what, counted] = process.argv.slice(2);
const count = Number(counted);
const load = createRequire(import.meta.url);
const { CALL, strategy } = load('./workloads/calls.cjs');
const { Limit } = load('./limit.cjs');

/** The ids are made beforehand: random ones cost what the system's random numbers cost. */
function numbered() {
  let made = 0;
  return { clock: new SimulatedClock(), newSessionId: () => `s${++made}`, seed: 1 };
}

function timed(times, work) {
  const start = process.hrtime.bigint();
  for (let i = 0; i < times; i++) work();
  return Number(process.hrtime.bigint() - start) / 1000 / times;
}

async function time() {
  const scxml = strategy(false);
  let statewire = new Statewire(numbered());
  let plan = statewire.load(scxml);
  const prepared = await scionModel(scxml);
  const kept = [];
  const ways = [
    () => {
      const session = statewire.start(plan);
      for (const name of CALL.events) session.send(name);
      return session;
    },
    () => {
      const session = startScion(prepared);
      for (const name of CALL.events) session.gen({ name });
      return session;
    },
    () => {
      const limit = new Limit(CALL.hand());
      for (const name of CALL.events) limit.send(name);
      return limit;
    },
  ];
  const ours = ways[0]().configuration.filter((id) => /^[ac]\./.test(id) && !id.includes('flow'));
  const theirs = ways[1]().getConfiguration();
  if ([...ours].sort().join() !== [...theirs].sort().join()) throw new Error(`Statewire is in ${ours}, SCION in ${theirs}`);
  const taken = ways.map(() => []);
  for (let i = -WARM_UP; i < REPETITIONS; i++) {
    statewire = new Statewire(numbered()); // sessions of earlier repetitions do not count
    plan = statewire.load(scxml);
    ways[0]();
    kept.length = 0;
    for (const at of i % 2 === 0 ? [0, 1, 2] : [2, 1, 0]) {
      const us = timed(at === 1 ? FEW : count, () => kept.push(ways[at]()));
      if (i >= 0) taken[at].push(us);
    }
  }
  const [own, scion, limit] = taken;
  return { us: median(own), scion: median(scion.map((us, i) => us / own[i])), limit: median(own.map((us, i) => us / limit[i])) };
}

function heap(withData) {
  const statewire = new Statewire(numbered());
  const plan = statewire.load(strategy(withData));
  const create = () => {
    const id = statewire.host.open(plan);
    return id;
  };
  for (let i = 0; i < 100; i++) create();
  const used = () => {
    globalThis.gc();
    globalThis.gc();
    return process.memoryUsage().heapUsed + process.memoryUsage().arrayBuffers;
  };
  const before = used();
  for (let i = 0; i < count; i++) create();
  const bytes = (used() - before) / count;
  if (statewire.host.list().length !== count + 100) throw new Error('not all sessions run');
  return { bytes };
}

process.stdout.write(`${JSON.stringify(what === 'time' ? await time() : heap(what === 'data'))}\n`);
