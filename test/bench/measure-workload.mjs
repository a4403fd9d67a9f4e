/**
 * Measures one workload in a process of its own: `node measure-workload.mjs ID [ms [warm-up ms [repetitions]]]`. Prints medians of nanoseconds
 * per event and of the ratios of each repetition as JSON. `ms` is what one engine gets of one repetition.
 */
import { createRequire } from 'node:module';
import { engines } from './engines.mjs';
import { median } from './median.mjs';

/** Events that all engines have to agree on; fewer when one of them takes long for so many. */
const AGREE_ON = 12;
const AGREE_ON_AT_LEAST = 4;
const AGREE_MS = 1000;
/** Engines that learn nothing from events, and may take a millisecond for each. */
const OTHERS = new Set(['scion', 'xstate']);
const { WORKLOADS } = createRequire(import.meta.url)('./workloads.cjs');

/** All of them end alike, or the ratios mean nothing. @returns the number of events sent. @throws Error */
function checkEqual(workload, all) {
  const { events, dmCheck } = workload;
  const begin = performance.now();
  let sent = 0;
  for (; sent < AGREE_ON && (sent < AGREE_ON_AT_LEAST || performance.now() - begin < AGREE_MS); sent++) {
    for (const engine of Object.values(all)) engine.send(events[sent % events.length].name);
  }
  const [first, ...others] = Object.entries(all).filter(([name]) => name !== 'limit');
  for (const [name, engine] of others) {
    if (engine.active() !== first[1].active()) throw new Error(`${name} is in ${engine.active()}, ${first[0]} in ${first[1].active()}`);
  }
  if (dmCheck === undefined) return sent;
  const values = Object.entries(all).map(([name, engine]) => [name, engine.variable(dmCheck)]);
  for (const [name, value] of values)
    if (value !== values[0][1]) throw new Error(`${dmCheck} is ${value} on ${name}, ${values[0][1]} on SCION`);
  return sent;
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

async function measure(workload, ms, warmUp, repetitions) {
  const all = await engines(workload);
  const agreed = checkEqual(workload, all);
  const names = Object.keys(all);
  const sent = Object.fromEntries(names.map((name) => [name, agreed]));
  const batch = Object.fromEntries(names.map((name) => [name, 1]));
  const first = (name) => (OTHERS.has(name) ? 1 : Math.min(1000, workload.events.length));
  const round = (name) => {
    const events = workload.freshEvents?.(batch[name]) ?? workload.events;
    const ns = timed(all[name], events, sent[name], batch[name]);
    sent[name] += batch[name];
    return ns;
  };
  for (const name of names) {
    // warm up: every event once for those that learn from it or are quick, then until the compiler has had its time and a batch lasts as long as it should
    for (let spent = 0, ns = 0; spent < warmUp * 1e6; spent += ns * batch[name]) {
      batch[name] = ns === 0 ? first(name) : Math.ceil((ms * 1e6) / ns);
      ns = round(name);
    }
  }
  const times = Object.fromEntries(names.map((name) => [name, []]));
  for (let i = 0; i < repetitions; i++) {
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

const [id, ms = '10', warmUp = '400', repetitions = '15'] = process.argv.slice(2);
process.stdout.write(`${JSON.stringify(await measure(WORKLOADS[id], Number(ms), Number(warmUp), Number(repetitions)))}\n`);
