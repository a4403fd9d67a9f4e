import type { KeptChange } from '../values/overlay.js';

/** What a session has that its document does not: all that a snapshot holds. */
export interface EcmascriptState {
  readonly seed: number;
  /** Bytes allocated since the live size was last measured. */
  readonly allocated: number;
  /** Variables that are not what they begin as, by name, in alphabetical order. */
  readonly globals: readonly (readonly [name: string, value: unknown])[];
  readonly event: { readonly name: string; readonly type: string; readonly object: object } | undefined;
  readonly extensions: ReadonlyMap<string, unknown>;
  /** What it changed about built-ins. */
  readonly changes: readonly KeptChange[];
  /** Its global object, when it has one: it may have properties that are no variables. */
  readonly globalObject?: object | undefined;
  /** The symbols of `Symbol.for`, by key. */
  readonly registry: ReadonlyMap<string, symbol>;
}
