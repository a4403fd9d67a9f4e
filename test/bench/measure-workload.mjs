/**
 * Measures one workload in a process of its own: `node measure-workload.mjs ID [ms [warm-up ms]]`. Prints medians of nanoseconds
 * per event and of the ratios of each repetition as JSON. `ms` is what one engine gets of one repetition.
 */
import { createRequire } from 'node:module';
import { engines } from './engines.mjs';
import { median } from './median.mjs';

const REPETITIONS = 15;
const AGREE_ON = 12;
const { WORKLOADS } = createRequire(import.meta.url)('./workloads.cjs');

/** All of them end alike, or the ratios mean nothing. @throws Error */
function checkEqual(workload, all) {
  const { events, dmCheck } = workload;
  for (let i = 0; i < AGREE_ON; i++) for (const engine of Object.values(all)) engine.send(events[i % events.length].name);
  const [first, ...others] = Object.entries(all).filter(([name]) => name !== 'limit');
  for (const [name, engine] of others) {
    if (engine.active() !== first[1].active()) throw new Error(`${name} is in ${engine.active()}, ${first[0]} in ${first[1].active()}`);
  }
  if (dmCheck === undefined) return;
  const values = Object.entries(all).map(([name, engine]) => [name, engine.variable(dmCheck)]);
  for (const [name, value] of values)
    if (value !== values[0][1]) throw new Error(`${dmCheck} is ${value} on ${name}, ${values[0][1]} on SCION`);
}

/** A round of events on an engine. @returns ns per event */
function timed(engine, events, from, count) {
  let at = from % events.length;
  const start = process.hrtime.bigint();
  for (let i = 0; i < count; i++) {
    const { name, data } = events[at];
    if (++at === events.length) at = 0;
    engine.send(name, data);
  }
  return Number(process.hrtime.bigint() - start) / count;
}

async function measure(workload, ms, warmUp) {
  const all = await engines(workload);
  checkEqual(workload, all);
  const names = Object.keys(all);
  const sent = Object.fromEntries(names.map((name) => [name, AGREE_ON]));
  const batch = Object.fromEntries(names.map((name) => [name, 1]));
  const round = (name) => {
    const events = workload.freshEvents?.(batch[name]) ?? workload.events;
    const ns = timed(all[name], events, sent[name], batch[name]);
    sent[name] += batch[name];
    return ns;
  };
  for (const name of names) {
    // warm up: every event once, then until the compiler has had its time and a batch lasts as long as it should
    for (let spent = 0, ns = 0; spent < warmUp * 1e6; spent += ns * batch[name]) {
      batch[name] = Math.max(1, ns === 0 ? Math.min(1000, workload.events.length) : Math.ceil((ms * 1e6) / ns));
      ns = round(name);
    }
  }
  const times = Object.fromEntries(names.map((name) => [name, []]));
  for (let i = 0; i < REPETITIONS; i++) {
    if (i % 2 === 1) names.reverse();
    for (const name of names) times[name].push(round(name));
  }
  const ratio = (a, b) => median(times[a].map((time, i) => time / times[b][i]));
  return {
    ns: Object.fromEntries(names.map((name) => [name, median(times[name])])),
    scion: { literal: ratio('scion', 'literal'), cached: ratio('scion', 'cached'), xstate: ratio('scion', 'xstate') },
    limit: { literal: ratio('literal', 'limit'), cached: ratio('cached', 'limit') },
  };
}

const [id, ms = '10', warmUp = '400'] = process.argv.slice(2);
process.stdout.write(`${JSON.stringify(await measure(WORKLOADS[id], Number(ms), Number(warmUp)))}\n`);
