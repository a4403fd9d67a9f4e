/**
 * Measures expressions of one kind in a process of its own: `node measure-expressions.mjs ID [rounds [warm-up ms]]`. Prints nanoseconds
 * of one evaluation by the data model, and by plain closures that do the same over a scope object, as JSON.
 *
 * Both have many sessions, in turn, and there are several copies of a plain closure: with one closure and one scope the host would see
 * that nothing changes and leave the call out. What many different expressions cost is a row of its own.
 */
import { ecmascriptDataModel } from '../../dist/src/datamodel/ecmascript/data-model.js';
import { looseText } from '../../dist/src/diagnostics/source.js';
import { ScxmlEvent } from '../../dist/src/event.js';
import { EXPRESSIONS } from './expressions.mjs';
import { median } from './median.mjs';

const COPIES = 8;
const SESSIONS = 64;
/** How often each copy is evaluated before it is the next session's turn. */
const TURNS = 4;
const ROUND_MS = 4;
const HOST = { id: 's', name: 'bench', seed: 7, now: () => 0, isActive: () => false, ioProcessors: () => ({}), global: () => undefined };
const EVENT = { name: 'go', data: { x: 3, who: 'ada' } };

/** So many closures of one text, or one of each text. */
const copies = (texts, compile) => Array.from({ length: Math.max(COPIES, texts.length) }, (_, i) => compile(texts[i % texts.length]));
/** One unit of each text, as a document has it, in turn as often as there are closures on the other side. */
function units(texts, compile) {
  const compiled = texts.map(compile);
  return copies(compiled, (unit) => unit);
}

/** The data model: its sessions, and what each copy does to one. */
function onDataModel({ data, script = '', guest, kind }) {
  const compiler = ecmascriptDataModel.compiler({ globals: [] });
  const text = (source) => looseText(source, 'expr');
  const declared = Object.entries(data).map(([name, value]) => [compiler.declare(text(name)), value]);
  const begin = compiler.script(text(script));
  const sessions = Array.from({ length: SESSIONS }, () => {
    const store = compiler.create(HOST);
    store.begin();
    for (const [initialise, value] of declared) initialise(store, store.import(value));
    begin(store);
    store.setEvent(new ScxmlEvent(EVENT.name, 'external', { data: EVENT.data }));
    return { data: store };
  });
  const kinds = {
    condition: (source) => {
      const holds = compiler.condition(text(source));
      return (session) => holds(session.data);
    },
    value: (source) => {
      const value = compiler.value(text(source));
      return (session) => value(session.data);
    },
    script: (source) => {
      const run = compiler.script(text(source));
      return (session) => {
        run(session.data); // what a script ends with is no value
      };
    },
    assignment: ([location, source]) => compiler.assignment(text(location), text(source)),
    foreach: ([array, item, location, source]) => {
      const loop = compiler.foreach(text(array), text(item), undefined);
      const assign = compiler.assignment(text(location), text(source));
      return (session) => loop(session.data, assign, session);
    },
  };
  const refill = (session) => session.data.begin();
  return { sessions, works: units(guest, kinds[kind]), refill, variables: (session) => session.data.inspect() };
}

/** Plain closures over scope objects: each session has its own. Their makers are made from text, so that the host takes no two of them for one. */
function onHost({ data, functions = {}, host, loop }) {
  const sessions = Array.from({ length: SESSIONS }, () => {
    const scope = JSON.parse(JSON.stringify({ ...data, _event: EVENT })); // all alike for the host, which copies by other means are not
    for (const name of Object.keys(functions)) scope[name] = functions[name];
    return scope;
  });
  const makers = copies(host, (text) => new Function('s', `return () => { ${text} };`));
  const closures = sessions.map((scope) => ({ scope, work: makers.map((make) => make(scope)) }));
  const works = makers.map((_, i) => (loop ? ({ scope, work }) => loop(scope, work[i]) : ({ work }) => work[i]()));
  return { sessions: closures, works, refill: () => undefined, variables: ({ scope }) => scope };
}

/** Evaluates everything so many times. @returns ns of one evaluation */
function timed({ sessions, works, refill }, times) {
  const start = process.hrtime.bigint();
  for (let time = 0; time < times; time++) {
    for (const session of sessions) {
      refill(session);
      for (let turn = 0; turn < TURNS; turn++) for (let i = 0; i < works.length; i++) works[i](session);
    }
  }
  return Number(process.hrtime.bigint() - start) / (times * sessions.length * TURNS * works.length);
}

/** What both compute is the same, or the ratio means nothing. @throws Error */
function checkEqual(one, other, data) {
  for (let i = 0; i < SESSIONS; i++) {
    const results = [one, other].map(({ works, sessions, refill }) => {
      refill(sessions[i]);
      return works.map((work) => work(sessions[i]));
    });
    const variables = [one, other].map(({ sessions, variables }) => Object.keys(data).map((name) => variables(sessions[i])[name]));
    const [a, b] = [0, 1].map((at) => JSON.stringify([results[at], variables[at]]));
    if (a !== b) throw new Error(`${a} by the data model, ${b} by plain closures`);
  }
}

function measure(expression, rounds, warmUp) {
  const both = [onDataModel(expression), onHost(expression)];
  checkEqual(...both, expression.data);
  const times = both.map((each) => {
    let ns = timed(each, 1);
    for (const end = performance.now() + warmUp; performance.now() < end; ) ns = timed(each, 1);
    return Math.max(1, Math.round((ROUND_MS * 1e6) / (ns * SESSIONS * TURNS * each.works.length)));
  });
  const taken = Array.from({ length: rounds }, () => both.map((each, i) => timed(each, times[i])));
  const ratio = median(taken.map(([guest, host]) => guest / host));
  return { ratio, guest: median(taken.map(([guest]) => guest)), host: median(taken.map(([, host]) => host)) };
}

const [id, rounds = '15', warmUp = '400'] = process.argv.slice(2);
process.stdout.write(`${JSON.stringify(measure(EXPRESSIONS[id], Number(rounds), Number(warmUp)))}\n`);
