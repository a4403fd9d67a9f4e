/**
 * The state of the evaluation that is going on. JavaScript runs one evaluation at a time, so there is one such record for
 * the process; `enterSession` (session/store.ts) makes a session's own numbers the current ones before any expression runs,
 * and puts the former session's numbers back where they belong. Nothing outside an evaluation depends on what it holds.
 */
import type { DataSession } from '../contract.js';
import { DEFAULT_LIMITS, type Limits } from './limits.js';
import type { TimeZone } from './time-zone.js';
import type { Overlay } from './values/overlay.js';

/** What built-ins may ask the running session. */
export interface RunningSession {
  readonly session: DataSession;
  /** Makes room for the variables of code that was compiled since the session was entered. */
  grow(): void;
  /** A number of the session's own seeded sequence, at least 0 and below 1. */
  random(): number;
  /** The symbols of `Symbol.for`, by key. */
  readonly symbols: Map<string, symbol>;
  /** `_event`; undefined before the first event. */
  event(): unknown;
  /** `_event[field]`, without making the object when that can be avoided. */
  eventField(field: 'name' | 'data'): unknown;
  /** `_event.data[key]`, without copying the data when that can be avoided. */
  eventDataMember(key: string): unknown;
  /** `_ioprocessors`. */
  ioProcessors(): object;
  /** `_x`. */
  platformVariables(): object;
  /** Where the session's changes to built-ins are kept. */
  overlay(): Overlay;
  /** A variable of an extension. */
  extensionGlobal(name: string): unknown;
  /** Local time. */
  readonly zone: TimeZone;
  /** The session's global object: `this` of sloppy code, `globalThis`, `_data`. */
  globalObject(): object;
  /** Whether a global variable may be deleted: it was made by assigning to an undeclared name. */
  isDeletable(slot: number): boolean;
}

interface Machine {
  fuel: number;
  memory: number;
  /** Calls that may still be nested. */
  depth: number;
  /** Place of the last operation that could throw, as `Unit.base` + index. */
  position: number;
  /** The session's global variables, by slot. */
  slots: unknown[];
  session: RunningSession | undefined;
  limits: Limits;
  /** The session's changes to built-ins, when there are any. */
  overlay: Overlay | undefined;
  /** The session's global object, once it was asked for. */
  globalObject: object | undefined;
  /** Value of the `return` that is on its way. */
  result: unknown;
  /** Label of the `break` or `continue` that is on its way; undefined for one without label. */
  label: string | undefined;
  /** The arrays that `join` is inside of, so that one that contains itself ends. */
  readonly joining: object[];
}

export const machine: Machine = {
  fuel: DEFAULT_LIMITS.fuel,
  memory: DEFAULT_LIMITS.memory,
  depth: DEFAULT_LIMITS.depth,
  position: 0,
  slots: [],
  session: undefined,
  limits: DEFAULT_LIMITS,
  overlay: undefined,
  globalObject: undefined,
  result: undefined,
  label: undefined,
  joining: [],
};

/** A call that a failure left: who was called, and from where. */
export interface LeftCall {
  readonly name: string;
  /** Position of the call. */
  readonly site: number;
}

/** What it costs to leave a call by a failure. */
const UNWINDING = 2;
/** Most calls that a failure tells of. */
const MOST_CALLS = 32;

abstract class Failure {
  /** The calls that it left so far, the innermost first. */
  calls: LeftCall[] | undefined = undefined;

  leave(name: string, site: number): void {
    this.calls ??= [];
    if (this.calls.length < MOST_CALLS) this.calls.push({ name, site });
  }
}

/** A value thrown by the guest, or by an operation on its behalf: the only thing that guest `catch` and `finally` see. */
export class GuestThrow extends Failure {
  constructor(
    readonly value: unknown,
    readonly position: number,
    /** True when the calls were nested too deeply. */
    readonly tooDeep = false,
  ) {
    super();
  }
}

/** A budget is used up. Passes through guest `catch` and `finally`. */
export class BudgetExceeded extends Failure {
  constructor(
    readonly kind: 'fuel' | 'memory',
    readonly position: number,
  ) {
    super();
  }
}

/** Notes on a failure which call it leaves. @returns the failure, to be thrown on */
export function leaving(error: unknown, name: string, site: number): unknown {
  machine.fuel -= UNWINDING; // whoever catches it goes on with what is left
  if (error instanceof Failure) error.leave(name, site);
  return error;
}

export function outOfFuel(): never {
  throw new BudgetExceeded('fuel', machine.position);
}

export function outOfMemory(): never {
  throw new BudgetExceeded('memory', machine.position);
}

/** Charges work: one unit is about one turn of a loop. */
export function spend(units: number): void {
  if ((machine.fuel -= units) < 0) outOfFuel();
}

/** Charges memory, in bytes. */
export function allocate(bytes: number): void {
  if ((machine.memory -= bytes) < 0) outOfMemory();
}

/** The running session. Built-ins run only inside an evaluation, so there always is one. */
export function runningSession(): RunningSession {
  return machine.session!;
}
