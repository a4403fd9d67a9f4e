/**
 * Measures loading in a process of its own: `node measure-load.mjs STATES SECONDS FEWEST`. Prints medians as JSON. Each
 * comparison is content with the fewest repetitions after so many seconds: SCION takes seconds for a large document.
 */
import { createRequire } from 'node:module';
import sax from 'sax';
import { Statewire } from '../../dist/src/index.js';
import { median } from './median.mjs';
import { scionSession } from './scion.mjs';

const REPETITIONS = 15;
const WARM_UP = 4;

const { genDoc } = createRequire(import.meta.url)('./workloads.cjs');
const [size, seconds, fewest] = process.argv.slice(2).map(Number);
const { text, states } = genDoc(size);
/** Small documents are loaded several times, or the clock would be too coarse. */
const times = Math.max(1, Math.round(2000 / size));
const statewire = new Statewire();

/** What any reader over sax does at least: all events, and the place of each tag. */
function bareSax() {
  const parser = sax.parser(true, { position: true, strictEntities: true });
  let sum = 0;
  parser.onopentag = () => {
    sum += parser.startTagPosition + parser.position + parser.line + parser.column;
  };
  parser.onclosetag = () => {
    sum += parser.position;
  };
  parser.ontext = () => {
    sum++;
  };
  parser.write(text).close();
  return sum;
}

function onStatewire() {
  const session = statewire.start(statewire.load(text));
  const { configuration } = session;
  session.cancel();
  return configuration.at(-1);
}

async function onScion() {
  const session = await scionSession(text);
  return session.getConfiguration()[0];
}

async function timed(load) {
  const start = process.hrtime.bigint();
  for (let i = 0; i < times; i++) await load();
  return Number(process.hrtime.bigint() - start) / 1e6 / times;
}

const [ours, theirs] = [onStatewire(), await onScion()];
if (ours !== theirs) throw new Error(`Statewire starts in ${ours}, SCION in ${theirs}`);
const ways = { statewire: onStatewire, sax: bareSax, scion: onScion };
const taken = { statewire: [], sax: [], scion: [] };

/** Both in turns, so that whatever slows the machine slows both. @returns the median of `a / b` */
async function compare(a, b, limit) {
  const begin = performance.now();
  const ratios = [];
  for (let i = -WARM_UP; i < REPETITIONS && (ratios.length < fewest || performance.now() - begin < limit); i++) {
    if (i < 0 && performance.now() - begin > limit / 2) continue;
    const ms = {};
    for (const name of i % 2 === 0 ? [a, b] : [b, a]) {
      ms[name] = await timed(ways[name]);
    }
    if (i < 0) continue;
    for (const name of [a, b]) taken[name].push(ms[name]);
    ratios.push(ms[a] / ms[b]);
  }
  return median(ratios);
}

const saxRatio = await compare('statewire', 'sax', seconds * 1000);
const scionRatio = await compare('scion', 'statewire', seconds * 1000);
const ms = Object.fromEntries(Object.entries(taken).map(([name, all]) => [name, median(all)]));
const result = { states, characters: text.length, ms, scion: scionRatio, sax: saxRatio };
process.stdout.write(`${JSON.stringify(result)}\n`);
