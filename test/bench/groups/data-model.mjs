/**
 * What sessions cost: snapshots and events against what Node does with the same data, new sessions, memory. Ratios are of
 * interleaved rounds in one process; memory is measured in a process of its own (measure-stored.mjs).
 */
import { ecmascriptDataModel } from '../../../dist/src/datamodel/ecmascript/data-model.js';
import { looseText } from '../../../dist/src/diagnostics/source.js';
import { measureApart } from '../measure-apart.mjs';
import { median } from '../median.mjs';

/** 334 characters of JSON. */
const MODEL = {
  dn: '7001',
  agent: '5001',
  queue: 'sales',
  attempts: 3,
  done: false,
  customer: { id: 4711, name: 'Ada Example', phone: '+49301234567', vip: true },
  calls: [
    { id: 'a1', state: 'ended', ms: 5123 },
    { id: 'a2', state: 'talking', ms: 912 },
  ],
  notes: ['called', 'waiting', 'called back'],
  skills: { german: 5, english: 3 },
  since: 1767258000000,
};

/** 700 characters of JSON, as an event of a T-Server has them. */
const EVENT = {
  event: 'EventEstablished',
  referenceID: 4711,
  thisDN: '7001',
  otherDN: '+49301234567',
  connID: '0072026f0a1b2c3d',
  callType: 'inbound',
  userData: {
    customer: '4711',
    name: 'Ada Example',
    product: 'router',
    language: 'de',
    priority: 5,
    notes: 'called twice this week, wants a call back',
  },
  extensions: { AgentSessionID: 'VSMV1Q3LLL8U16D1GQ00U2LAES00000B', BusinessCall: 1, OtherTrunk: 12, 'Record-ID': 991 },
  reasons: { code: 'AfterCallWork', text: 'after call work of the call before' },
  skills: ['german', 'english', 'router', 'billing', 'retention'],
  attempts: [
    { dn: '7004', result: 'busy', ms: 12000 },
    { dn: '7008', result: 'no answer', ms: 20000 },
    { dn: '7002', result: 'refused', ms: 300 },
  ],
  timestamp: 1767258000123,
  server: 'tserver-1',
};

const HOST = { id: 's', name: 'bench', seed: 7, now: () => 0, isActive: () => false, ioProcessors: () => ({}), global: () => undefined };

/** A store of the data model that holds the model, and what compiled it. */
function stored(data) {
  const compiler = ecmascriptDataModel.compiler({ globals: [] });
  const declared = Object.keys(data).map((name) => [name, compiler.declare(looseText(name, 'data', 'id'))]);
  const store = compiler.create(HOST);
  store.begin();
  for (const [name, initialise] of declared) initialise(store, store.import(data[name]));
  return { compiler, store };
}

/** Times of the two in turn, ns for one call: the median of each. */
function interleaved(one, other, rounds, calls) {
  const timed = (work) => {
    const start = process.hrtime.bigint();
    for (let i = 0; i < calls; i++) work();
    return Number(process.hrtime.bigint() - start) / calls;
  };
  timed(one);
  timed(other);
  const times = Array.from({ length: rounds }, () => [timed(one), timed(other)]);
  return [median(times.map(([time]) => time)), median(times.map(([, time]) => time))];
}

/** What takes the longest until a full budget of fuel or memory is used up, among programs of all kinds. */
const GREEDY = [
  'for (;;);',
  'function f(n) { return n + 1; } for (;;) f(1);',
  'for (;;) list.slice().sort((a, b) => a - b);',
  'for (;;) list.map((x) => x + 1);',
  'for (;;) /(a+)+$/.test(text + "b");',
  'for (;;) text.replace(/a/g, "b");',
  'for (;;) JSON.parse(JSON.stringify(list));',
  'for (;;) ({ ...object });',
  'for (;;) new Date().toLocaleString();',
  'function d(n) { if (n) d(n - 1); else null.x; } for (;;) try { d(100); } catch (e) {}',
];

/** Milliseconds of the slowest of them. */
function longestBudget(rounds) {
  const times = GREEDY.map((program) => {
    const { compiler, store } = stored({});
    compiler.script(
      looseText(
        'var list = [], text = "", object = {}; for (var i = 0; i < 5000; i++) { list.push(i); text += "a"; object["k" + i] = i; }',
        'script',
      ),
    )(store);
    const run = compiler.script(looseText(program, 'script'));
    const taken = Array.from({ length: rounds }, () => {
      store.end();
      store.begin();
      const start = performance.now();
      try {
        run(store);
      } catch {
        return performance.now() - start;
      }
      throw new Error(`${program} ends by itself`);
    });
    return median(taken);
  });
  return Math.max(...times);
}

export const dataModel = {
  name: 'data-model',
  title: 'Data of sessions: snapshots, events, memory',
  async rows({ quick }) {
    const rounds = quick ? 7 : 25;
    const { compiler, store } = stored(MODEL);
    const taken = interleaved(
      () => compiler.restore(HOST, store.snapshot()),
      () => JSON.parse(JSON.stringify(MODEL)),
      rounds,
      2000,
    );
    const imported = interleaved(
      () => {
        store.begin();
        store.import(EVENT);
      },
      () => structuredClone(EVENT),
      rounds,
      5000,
    );
    const empty = measureApart('measure-stored.mjs', ['empty'], ['--expose-gc']);
    const strategy = measureApart('measure-stored.mjs', ['strategy'], ['--expose-gc']);
    const size = (data) => JSON.stringify(data).length;
    return [
      {
        id: 'snapshot',
        what: `snapshot and restore of ${size(MODEL)} bytes of data, against JSON of the same`,
        measures: [{ value: taken[0] / taken[1], unit: 'x', atMost: 6 }],
      },
      {
        id: 'import',
        what: `import of an event of ${size(EVENT)} bytes, against structuredClone`,
        measures: [{ value: imported[0] / imported[1], unit: 'x', atMost: 1 }],
      },
      {
        id: 'fuel',
        what: 'the longest time until a full budget of a macrostep is used up, of programs of all kinds',
        measures: [{ value: longestBudget(quick ? 1 : 9), unit: 'ms', atMost: 150 }],
      },
      { id: 'new', what: 'a new session of an empty model', measures: [{ value: empty.us, unit: 'us', atMost: 12 }] },
      { id: 'empty', what: 'heap that it keeps', measures: [{ value: empty.bytes, unit: 'bytes', atMost: 1024 }] },
      {
        id: '100k',
        what: '100,000 live sessions of one strategy, heap after a collection',
        measures: [{ value: strategy.total / 1e6, unit: 'MB', atMost: 150 }],
      },
    ];
  },
};
