/** Measures the cost of the watchdog in a process of its own: `node measure-watchdog.mjs EVENTS`, of one repetition. */
import { createRequire } from 'node:module';
import { Statewire } from '../../dist/src/index.js';
import { median } from './median.mjs';

const REPETITIONS = 15;
const WARM_UP = 5;
const count = Number(process.argv[2]);
const { scxml, events } = createRequire(import.meta.url)('./workloads.cjs').WORKLOADS.w01;

const hosts = [new Statewire(), new Statewire({ watchdog: 1000 })];
const sessions = hosts.map((statewire) => statewire.start(scxml));

function timed(session) {
  const start = process.hrtime.bigint();
  for (let i = 0; i < count; i++) session.send(events[i % events.length].name);
  return Number(process.hrtime.bigint() - start) / count;
}

const taken = [[], []];
for (let i = -WARM_UP; i < REPETITIONS; i++) {
  for (const at of i % 2 === 0 ? [0, 1] : [1, 0]) {
    const ns = timed(sessions[at]);
    if (i >= 0) taken[at].push(ns);
  }
}
const [without, guarded] = taken;
const result = { ratio: median(guarded.map((ns, i) => ns / without[i])), withNs: median(guarded), withoutNs: median(without) };
for (const statewire of hosts) await statewire.close();
process.stdout.write(`${JSON.stringify(result)}\n`);
