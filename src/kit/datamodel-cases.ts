/** Cases of the data model contract. Those about data need a data model that has some. */
import { type DataValue, ScxmlEvent } from '../event.js';
import { type KitCase, RuleBroken } from './case.js';
import { type DataModelSubject, failure, type Samples, session, started, text } from './datamodel-subject.js';

type Case = KitCase<DataModelSubject>;

function check(rule: number, holds: boolean, message: string): void {
  if (!holds) throw new RuleBroken(rule, message);
}

function same(rule: number, what: string, actual: DataValue, expected: DataValue): void {
  const [found, wanted] = [JSON.stringify(actual), JSON.stringify(expected)];
  check(rule, found === wanted, `${what} must be ${wanted}, not ${found}`);
}

/** What a case about data consists of besides its rule. */
function about(title: string, run: (subject: DataModelSubject, samples: Samples) => void): Omit<Case, 'rule'> {
  return { title, needs: 'data', run: async (subject) => run(subject, subject.data!) };
}

/** The code of what the work throws. */
function codeOf(work: () => unknown): unknown {
  try {
    work();
  } catch (error) {
    return (error as { readonly code?: unknown }).code;
  }
  return undefined;
}

export const COMPILING_CASES: readonly Case[] = [
  {
    rule: 1,
    title: 'conditions ask the session which states are active',
    run: async ({ model, activeHere }) => {
      const compiler = model.compiler({ globals: [] });
      const condition = compiler.condition(text(activeHere));
      check(1, condition(compiler.create(session())), 'the state is active');
      check(1, !condition(compiler.create(session('s2', { isActive: () => false }))), 'the state is not active');
    },
  },
  {
    rule: 2,
    title: 'compiling what is not of the language does not throw; check reports it and evaluating it throws',
    run: async ({ model, broken }) => {
      const compiler = model.compiler({ globals: [] });
      const condition = compiler.condition(text(broken));
      const store = compiler.create(session());
      check(2, failure(2, 'evaluating', () => condition(store)).kind === 'execution', 'the kind of the error must be execution');
      check(2, compiler.check().length === 1, 'check must report the one mistake');
      check(
        2,
        compiler.check().every(({ severity }) => severity === 'deferred'),
        'the mistake must be deferred',
      );
    },
  },
  {
    rule: 8,
    title: 'a store without data can be restored; what is no snapshot is refused with BAD_SNAPSHOT',
    run: async ({ model }) => {
      const compiler = model.compiler({ globals: [] });
      const snapshot = compiler.create(session()).snapshot();
      check(8, compiler.restore(session(), snapshot).snapshot() === snapshot, 'the snapshot of the restored store must be the same text');
      check(8, codeOf(() => compiler.restore(session(), 'no snapshot')) === 'BAD_SNAPSHOT', 'the code must be BAD_SNAPSHOT');
    },
  },
  {
    rule: 6,
    title: 'an error says which expression failed',
    run: async ({ model, broken }) => {
      const compiler = model.compiler({ globals: [] });
      const source = text(broken);
      const condition = compiler.condition(source);
      const store = compiler.create(session());
      check(6, failure(6, 'evaluating', () => condition(store)).source === source, 'source must be the expression');
    },
  },
];

export const DATA_CASES: readonly Case[] = [
  { rule: 1, ...about('sessions with the same seed and time compute the same values', sameValues) },
  {
    rule: 3,
    ...about('a declared name exists before it is initialised, and has no value', (subject, samples) => {
      const { compiler, store } = started(subject, samples);
      check(3, compiler.condition(text(samples.isUndefined))(store), 'the variable must have no value');
    }),
  },
  {
    rule: 4,
    ...about('assigning to an undeclared location throws', (subject, samples) => {
      const { compiler, store } = started(subject, samples);
      const { assign } = compiler.location(text(samples.undeclared));
      failure(4, `assigning to ${samples.undeclared}`, () => assign(store, store.import(1)));
    }),
  },
  {
    rule: 4,
    ...about('assigning to the variables of SCXML and to what is below them throws', (subject, samples) => {
      const { compiler, store } = started(subject, samples);
      store.setEvent(new ScxmlEvent('kit', 'external'));
      for (const location of samples.readOnly) {
        const { assign } = compiler.location(text(location));
        failure(4, `assigning to ${location}`, () => assign(store, store.import(1)));
      }
      same(4, 'the event', store.export(compiler.value(text(samples.eventName))(store)), 'kit');
    }),
  },
  { rule: 5, ...about('data that entered is a copy, and so is data that left', copies) },
  {
    rule: 6,
    ...about('an error says at which index of the expression it happened', (subject, samples) => {
      const { compiler, store } = started(subject, samples);
      const evaluate = compiler.value(text(samples.failing.text));
      const { index, kind } = failure(6, 'evaluating', () => evaluate(store));
      check(6, kind === 'execution', `the kind must be execution, not ${kind}`);
      check(6, index === samples.failing.index, `the index must be ${samples.failing.index}, not ${index}`);
    }),
  },
  {
    rule: 6,
    title: 'a script that never ends is stopped by a budget',
    needs: 'endless',
    run: async (subject) => {
      const compiler = subject.model.compiler({ globals: [] });
      const run = compiler.script(text(subject.endless!));
      const store = compiler.create(session());
      store.begin();
      check(6, failure(6, 'the script', () => run(store)).kind === 'fuel', 'the kind of the error must be fuel');
    },
  },
  {
    rule: 7,
    ...about('sessions of one document do not see the data of each other', (subject, samples) => {
      const { compiler, put, get } = started(subject, samples);
      const other = compiler.create(session('s2'));
      put(7);
      check(7, compiler.condition(text(samples.isUndefined))(other), 'the other session must not see the value');
      compiler.location(text(samples.read)).assign(other, other.import(8));
      same(7, 'the first session', get(), 7);
    }),
  },
  { rule: 8, ...about('a restored store has the data of the first one, and gives the same snapshot', restored) },
];

function sameValues(subject: DataModelSubject, samples: Samples): void {
  const { compiler } = started(subject, samples);
  const value = compiler.value(text(samples.varying ?? samples.seven));
  const [first, second] = [compiler.create(session('s1')), compiler.create(session('s2'))];
  same(1, 'the value in the second session', second.export(value(second)), first.export(value(first)));
}

function restored(subject: DataModelSubject, samples: Samples): void {
  const { compiler, store, put, get } = started(subject, samples);
  const read = compiler.value(text(samples.read));
  put({ n: 1, list: [1, { deep: true }, null, 'text'] });
  store.end();
  const snapshot = store.snapshot();
  const again = compiler.restore(session(), snapshot);
  check(8, again.snapshot() === snapshot, 'the snapshot of the restored store must be the same text');
  again.begin();
  same(8, 'the restored data', again.export(read(again)), get());
}

function copies(subject: DataModelSubject, samples: Samples): void {
  const { compiler, store, put, get } = started(subject, samples);
  const given = { n: 1, list: [1, { deep: true }] };
  put(given);
  const before = get();
  same(5, 'what left', before, given);
  compiler.script(text(samples.change))(store);
  check(5, JSON.stringify(get()) !== JSON.stringify(given), 'the script must change the session’s data');
  same(5, 'what the host gave', given, { n: 1, list: [1, { deep: true }] });
  same(5, 'what the host got', before, { n: 1, list: [1, { deep: true }] });
  const event = new ScxmlEvent('kit', 'external', { data: given });
  store.setEvent(event);
  same(5, 'the name of the event', store.export(compiler.value(text(samples.eventName))(store)), 'kit');
}
