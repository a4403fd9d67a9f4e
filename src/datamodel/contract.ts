/**
 * Contract of a data model (SCXML 5, B): how a document's expressions are compiled once and evaluated by many sessions.
 *
 * 1. Everything is synchronous and deterministic: time and randomness come from the session (`DataSession`).
 * 2. Compiling never throws: a syntax error is reported by `check()`, and evaluating that expression throws a
 *    `DataModelError` of kind `execution`.
 * 3. Names declared by `declare` exist before any expression runs and hold "undefined" until initialised.
 * 4. Assigning to a location that is not declared throws (SCXML 5.4), also for `_event`, `_sessionid`, `_name`,
 *    `_ioprocessors`, `_x`, the globals of extensions and everything below them (SCXML 5.10).
 * 5. Data enters by `import` and `setEvent` and leaves by `export`, deeply copied: no object is shared with the host or
 *    with another session.
 * 6. A failure while evaluating is always a `DataModelError`; `source` and `index` say where in the document.
 * 7. Sessions of one document share only compiled code.
 * 8. A store restored from a snapshot behaves as the first one would have; its own snapshot is the same text.
 */
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import type { SourceText } from '../diagnostics/source.js';
import type { DataValue, ScxmlEvent } from '../event.js';

/** `execution`: an ordinary error of the expression. The others: a budget was exceeded (`fuel`, `memory`, `depth`, `quota`). */
export type DataModelErrorKind = 'execution' | 'fuel' | 'memory' | 'depth' | 'quota';

/** Where a function of the document was when something failed in it, or in what it called. */
export interface CallSite {
  /** Name of the function; empty for one without. */
  readonly name: string;
  /** Undefined for a function of the data model itself. */
  readonly at: { readonly source: SourceText; readonly index: number } | undefined;
}

export class DataModelError extends Error {
  override readonly name = 'DataModelError';
  constructor(
    readonly kind: DataModelErrorKind,
    message: string,
    /** The expression that failed; undefined when it is not known. */
    readonly source?: SourceText,
    /** Index in `source.text` of the operation that failed. */
    readonly index = 0,
    /** The expression that was being evaluated; it differs from `source` when a function that it calls failed. */
    readonly entry: SourceText | undefined = source,
    /** Functions of the document that were running, the innermost first, and last the place in `entry`; empty when there were none. */
    readonly calls: readonly CallSite[] = [],
  ) {
    super(message);
  }
}

/** What a data model may ask its session. */
export interface DataSession {
  readonly id: string;
  /** Value of `<scxml name>`. */
  readonly name: string;
  /** Seed of the session's random numbers. */
  readonly seed: number;
  /** Time of the running macrostep, ms since 1970. */
  now(): number;
  /** The `In()` predicate. */
  isActive(stateId: string): boolean;
  /** `_ioprocessors`: name or alias → `{ location }`. */
  ioProcessors(): Readonly<Record<string, DataValue>>;
  /** A read-only variable of an extension, asked for when first read. */
  global(name: string): DataValue;
}

/** The data of one session; opaque outside the data model. */
export interface DataStore {
  /**
   * Starts the budgets of a macrostep. The first time in it that one is used up, the store renews it, so that the chart can
   * handle the error.
   */
  begin(): void;
  /** Ends it. @returns an error of kind `quota` when the session's data has grown too large to go on */
  end(): DataModelError | undefined;
  /** Sets `_event`; undefined before the first event, when `_event` is unbound. */
  setEvent(event: ScxmlEvent | undefined): void;
  import(value: DataValue): unknown;
  /** @throws DataModelError for values that no event can carry */
  export(value: unknown): DataValue;
  /**
   * The session's data as text: values with their identity, functions, `_event` and the state of the random numbers. Taken
   * between macrosteps. A restored store gives the same text again.
   */
  snapshot(): string;
  /** The declared variables as plain data, for people; what cannot be exported is shown as a string. */
  inspect(): Readonly<Record<string, DataValue>>;
}

export type Evaluate<T> = (data: object) => T;

/** Runs `body` on what is given once per item, in order, over a shallow copy of the array (SCXML 4.6). */
export type Foreach = <T>(data: object, body: (given: T) => void, given: T) => void;

export interface DataLocation {
  readonly read: Evaluate<unknown>;
  readonly assign: (data: object, value: unknown) => void;
}

/** XML as it stands in the document, well-formed on its own. */
export interface InlineXml {
  readonly xml: string;
  readonly source: SourceText;
}

export interface DataModelOptions {
  /** Names of read-only variables that extensions supply. */
  readonly globals: readonly string[];
  /** Ids of all states, so that `In('typo')` can be warned about. */
  readonly stateIds?: ReadonlySet<string>;
  /** Limits that the document sets for its sessions, by name; they count where the host allows as much. */
  readonly budgets?: ReadonlyMap<string, SourceText>;
}

/** Compiles the expressions of one document. */
export interface DataModelCompiler {
  /** Declares a `<data id>`. @returns what initialises it in a session */
  declare(id: SourceText): (data: object, value: unknown) => void;
  value(source: SourceText): Evaluate<unknown>;
  condition(source: SourceText): Evaluate<boolean>;
  location(source: SourceText): DataLocation;
  /** `<assign location expr>` as content runs it: evaluates the value, then assigns it to the location. */
  assignment(location: SourceText, value: SourceText): (session: { readonly data: object }) => void;
  script(source: SourceText): Evaluate<void>;
  foreach(array: SourceText, item: SourceText, index: SourceText | undefined): Foreach;
  /** Text of `<data>`, `<assign>`, `<content>` or of a file: JSON when it is, else text with white space normalised (B.2.1). */
  text(source: SourceText): Evaluate<unknown>;
  xml(content: InlineXml): Evaluate<unknown>;
  /** What is wrong with the expressions compiled so far, each parsed at the latest now. */
  check(): readonly Diagnostic[];
  create(session: DataSession): DataStore;
  /**
   * A store as it was when the snapshot was taken, perhaps by another process that had compiled the same document.
   * @throws ScxmlError `BAD_SNAPSHOT` when it is damaged, of another version or of another document
   */
  restore(session: DataSession, snapshot: string): DataStore;
}

export interface DataModel {
  /** Value of `<scxml datamodel>`. */
  readonly name: string;
  compiler(options: DataModelOptions): DataModelCompiler;
}
