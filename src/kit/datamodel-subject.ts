/** A data model under test with expressions of its language, and a session to try them in. */
import { type DataModel, type DataModelCompiler, DataModelError, type DataSession, type DataStore } from '../datamodel/contract.js';
import { looseText, type SourceText } from '../diagnostics/source.js';
import type { DataValue } from '../event.js';
import { RuleBroken } from './case.js';

/** What is optional makes its cases run; a data model without data gives only the first three. */
export interface DataModelSubject {
  readonly model: DataModel;
  /** A condition that is true exactly while the state `here` is active, such as `In('here')`. */
  readonly activeHere: string;
  /** A condition that is not of the language, such as `a b`. */
  readonly broken: string;
  /** Expressions about one variable. */
  readonly data?: {
    /** Name of the variable. */
    readonly variable: string;
    /** The variable's value. */
    readonly read: string;
    /** The number 7. */
    readonly seven: string;
    /** A condition: the variable has no value. */
    readonly isUndefined: string;
    /** A location in no variable that is declared. */
    readonly undeclared: string;
    /** Locations of SCXML's own variables and below them, such as `_event` and `_event.name`. */
    readonly readOnly: readonly string[];
    /** Given an object with a number `n` in the variable: a script that changes `n`. */
    readonly change: string;
    /** The name of the current event. */
    readonly eventName: string;
    /** An expression that always fails when it is evaluated, and the index of what fails. */
    readonly failing: { readonly text: string; readonly index: number };
    /** A value that differs with every session's time or random numbers; undefined when the language has none. */
    readonly varying?: string;
  };
  /** A script that never ends. */
  readonly endless?: string;
  /** Called after the case. */
  dispose?(): void | Promise<void>;
}

export type Samples = NonNullable<DataModelSubject['data']>;

/** A document's compiler and one session of it. */
export interface Started {
  readonly compiler: DataModelCompiler;
  readonly store: DataStore;
  /** Gives the variable a value. */
  readonly put: (value: DataValue) => void;
  readonly get: () => DataValue;
}

export const ACTIVE = 'here';

export function session(id = 's1', changes: Partial<DataSession> = {}): DataSession {
  return {
    id,
    name: 'kit',
    seed: 1,
    now: () => 0,
    isActive: (state) => state === ACTIVE,
    ioProcessors: () => ({ scxml: { location: `#_scxml_${id}` } }),
    global: () => undefined,
    ...changes,
  };
}

export function text(source: string): SourceText {
  return looseText(source, 'log', 'expr');
}

/** Starts a session of a document that declares the sample's variable. */
export function started(subject: DataModelSubject, samples: Samples): Started {
  const compiler = subject.model.compiler({ globals: [] });
  const initialise = compiler.declare(text(samples.variable));
  const read = compiler.value(text(samples.read));
  const store = compiler.create(session());
  store.begin();
  return {
    compiler,
    store,
    put: (value) => initialise(store, store.import(value)),
    get: () => store.export(read(store)),
  };
}

/** What `work` throws. @throws RuleBroken when it throws nothing, or anything but a `DataModelError` */
export function failure(rule: number, what: string, work: () => unknown): DataModelError {
  try {
    work();
  } catch (error) {
    if (error instanceof DataModelError) return error;
    throw new RuleBroken(rule, `${what} must throw a DataModelError, not ${String(error)}`, { cause: error });
  }
  throw new RuleBroken(rule, `${what} must throw`);
}
