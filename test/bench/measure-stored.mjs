/** `node --expose-gc measure-stored.mjs empty|strategy`: what 100,000 sessions cost, as JSON: us and bytes for one, bytes for all. */
import { SimulatedClock, Statewire } from 'statewire';
import { ecmascriptDataModel } from '../../dist/src/datamodel/ecmascript/data-model.js';

const COUNT = 100_000;

/** A strategy that keeps what a call needs, waits for events, and has a function. */
const STRATEGY = `<scxml xmlns="http://www.w3.org/2005/07/scxml" version="1.0" name="bench">
  <datamodel><data id="dn" expr="'7001'"/><data id="attempts" expr="0"/><data id="call" expr="{ id: '', since: 0 }"/></datamodel>
  <script>function allowed() { return attempts &lt; 3; }</script>
  <state id="idle"><transition event="call" cond="allowed()" target="busy"><assign location="call.id" expr="_event.data.id"/></transition></state>
  <state id="busy"><onentry><assign location="attempts" expr="attempts + 1"/></onentry><transition event="end" target="idle"/></state>
</scxml>`;

function stores() {
  const compiler = ecmascriptDataModel.compiler({ globals: [] });
  const host = { id: 's', name: 'bench', seed: 7, now: () => 0, isActive: () => false, ioProcessors: () => ({}), global: () => undefined };
  return () => compiler.create(host);
}

function sessions() {
  const statewire = new Statewire({ clock: new SimulatedClock() });
  const plan = statewire.load(STRATEGY);
  return () => {
    const session = statewire.start(plan);
    session.send('call', { id: 'a' });
    return session;
  };
}

const make = process.argv[2] === 'empty' ? stores() : sessions();
const kept = new Array(COUNT);
for (let i = 0; i < 2000; i++) make(); // compiled, and thrown away
globalThis.gc();
const before = process.memoryUsage().heapUsed;
const start = performance.now();
for (let i = 0; i < COUNT; i++) kept[i] = make();
const us = ((performance.now() - start) * 1000) / COUNT;
globalThis.gc();
const total = process.memoryUsage().heapUsed - before;
process.stdout.write(`${JSON.stringify({ us, bytes: total / kept.length, total })}\n`);
