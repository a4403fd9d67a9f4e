/** One document with one session, to evaluate expressions in; and the host's own evaluation to compare with. */
import { createContext, runInContext } from 'node:vm';
import { type DataModel, DataModelError, type DataSession } from '../../src/datamodel/contract.js';
import { ecmascriptDataModel } from '../../src/datamodel/ecmascript/data-model.js';
import { looseText } from '../../src/diagnostics/source.js';
import { type DataValue, type EventFields, ScxmlEvent } from '../../src/event.js';

export const GLOBALS = ['_genesys'];

export interface Started {
  /** Evaluates an expression to plain data. */
  value(expression: string): DataValue;
  condition(expression: string): boolean;
  run(script: string): void;
  assign(location: string, expression: string): void;
  foreach(array: string, item: string, index: string | undefined, body: () => void): void;
  event(name: string, fields?: EventFields): void;
  inspect(): Readonly<Record<string, DataValue>>;
  /** Ends the macrostep and begins the next one. */
  step(): void;
  /** Another session of the same document. */
  another(changes?: Partial<DataSession>): Started;
  codes(): string[];
}

/** What a data model may ask of a session in tests. */
export function dataSession(changes: Partial<DataSession> = {}): DataSession {
  return {
    id: 's1',
    name: 'chart',
    seed: 7,
    now: () => 1_000,
    isActive: (id) => id === 'here',
    ioProcessors: () => ({ scxml: { location: '#_scxml_s1' } }),
    global: () => ({ ixn: { mediaType: { VOICE: 0 } } }),
    ...changes,
  };
}

/** A session of a document that declares these data. */
export function start(data: Readonly<Record<string, DataValue>> = {}, model: DataModel = ecmascriptDataModel): Started {
  const compiler = model.compiler({ globals: GLOBALS, stateIds: new Set(['here', 'there']) });
  const declared = Object.keys(data).map((name) => [name, compiler.declare(looseText(name, 'data', 'id'))] as const);
  const begin = (changes: Partial<DataSession>): Started => {
    const store = compiler.create(dataSession(changes));
    store.begin();
    for (const [name, initialise] of declared) initialise(store, store.import(data[name]));
    return {
      value: (expression) => store.export(compiler.value(looseText(expression, 'log', 'expr'))(store)),
      condition: (expression) => compiler.condition(looseText(expression, 'if', 'cond'))(store),
      run: (script) => compiler.script(looseText(script, 'script'))(store),
      assign: (location, expression) => {
        const value = compiler.value(looseText(expression, 'assign', 'expr'))(store);
        compiler.location(looseText(location, 'assign', 'location')).assign(store, value);
      },
      foreach: (array, item, index, body) => {
        const texts = [array, item, index].map((text) => (text === undefined ? undefined : looseText(text, 'foreach')));
        compiler.foreach(texts[0]!, texts[1]!, texts[2])(store, body, undefined);
      },
      event: (name, fields) => store.setEvent(new ScxmlEvent(name, 'external', fields)),
      inspect: () => store.inspect(),
      step: () => {
        const error = store.end();
        if (error !== undefined) throw error;
        store.begin();
      },
      another: begin,
      codes: () => compiler.check().map(({ code }) => code),
    };
  };
  return begin({});
}

/** What an expression evaluates to in a session of its own. */
export function evaluate(expression: string, data?: Readonly<Record<string, DataValue>>): DataValue {
  return start(data).value(expression);
}

/** The error that evaluating throws. */
export function failure(work: () => unknown): DataModelError {
  try {
    work();
  } catch (error) {
    if (error instanceof DataModelError) return error;
    throw error;
  }
  throw new Error('nothing was thrown');
}

/** What the host's own engine makes of the expression, as JSON; `! ` and the name of the error when it throws. */
export function byHost(expression: string): unknown {
  try {
    return runInContext(`JSON.stringify([${expression}\n])`, createContext({}));
  } catch (error) {
    return `! ${(error as Error).name}`;
  }
}

/** The same by ours. */
export function byUs(expression: string): unknown {
  try {
    return evaluate(`JSON.stringify([${expression}\n])`);
  } catch (error) {
    if (error instanceof DataModelError) return `! ${/^\w+/.exec(error.message)?.[0]}`;
    throw error;
  }
}
