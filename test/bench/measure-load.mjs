/** Measures loading in a process of its own: `node measure-load.mjs STATES`. Prints medians as JSON. */
import { createRequire } from 'node:module';
import sax from 'sax';
import { Statewire } from '../../dist/src/index.js';
import { median } from './median.mjs';
import { scionSession } from './scion.mjs';

const REPETITIONS = 15;
const WARM_UP = 4;

const { genDoc } = createRequire(import.meta.url)('./workloads.cjs');
const size = Number(process.argv[2]);
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
for (let i = -WARM_UP; i < REPETITIONS; i++) {
  const names = i % 2 === 0 ? Object.keys(ways) : Object.keys(ways).reverse();
  for (const name of names) {
    const ms = await timed(ways[name]);
    if (i >= 0) taken[name].push(ms);
  }
}
const ratio = (a, b) => median(taken[a].map((ms, i) => ms / taken[b][i]));
const ms = Object.fromEntries(Object.entries(taken).map(([name, all]) => [name, median(all)]));
const result = { states, characters: text.length, ms, scion: ratio('scion', 'statewire'), sax: ratio('statewire', 'sax') };
process.stdout.write(`${JSON.stringify(result)}\n`);
