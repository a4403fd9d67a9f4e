/** Functions of the document: what they do when called (ECMA-262 10.2). */
import { allocate, machine, outOfMemory } from '../machine.js';
import { objectWith, prototypeFor } from '../operations/construct.js';
import { throwError, throwTypeError } from '../operations/throw.js';
import { Code, GuestFunction } from '../values/function.js';
import { isObject, ObjectPrototype } from '../values/object.js';
import { Frame, TDZ } from './frame.js';

/** What can be told from the source alone. */
export interface ClosureTraits {
  readonly name: string;
  readonly length: number;
  readonly kind: 'function' | 'arrow' | 'method' | 'class' | 'derived class';
  readonly slotCount: number;
  /** Where the function stands; with it a snapshot can find the code again. */
  readonly position: number;
  /** The source that the function stands in, and where; a method begins at its key. */
  readonly source?: { readonly text: string; readonly start: number; readonly end: number };
}

/** Runs the body in a frame that is ready but for the parameters. */
export type Body = (frame: Frame, args: readonly unknown[]) => unknown;

export class ClosureCode extends Code {
  readonly name: string;
  readonly length: number;
  readonly hasPrototype: boolean;
  readonly isConstructor: boolean;
  readonly position: number;
  readonly isClass: boolean;
  readonly isDerived: boolean;
  readonly #slotCount: number;
  readonly #cost: number;
  readonly #body: Body;
  readonly #source: ClosureTraits['source'];

  constructor(traits: ClosureTraits, body: Body) {
    super();
    this.name = traits.name;
    this.length = traits.length;
    this.position = traits.position;
    this.hasPrototype = traits.kind === 'function'; // a class makes its own
    this.isConstructor = traits.kind !== 'arrow' && traits.kind !== 'method';
    this.isDerived = traits.kind === 'derived class';
    this.isClass = traits.kind === 'class' || this.isDerived;
    this.#slotCount = traits.slotCount;
    this.#cost = 72 + 8 * traits.slotCount;
    this.#body = body;
    this.#source = traits.source;
  }

  override get sourceText(): string | undefined {
    return this.#source?.text.slice(this.#source.start, this.#source.end);
  }

  call(self: GuestFunction, scope: unknown, thisValue: unknown, args: readonly unknown[]): unknown {
    if (this.isClass) throwNotCalled(self);
    if ((machine.memory -= this.#cost) < 0) outOfMemory();
    return this.#body(new Frame(scope as Frame, this.#slotCount, thisValue, self, undefined), args);
  }

  construct(self: GuestFunction, scope: unknown, args: readonly unknown[], newTarget: GuestFunction): unknown {
    allocate(this.#cost + 64);
    if (this.isDerived) return this.#constructDerived(self, scope, args, newTarget);
    const instance = objectWith(prototypeFor(newTarget, ObjectPrototype));
    initialiseFields(self, instance);
    const result = this.#body(new Frame(scope as Frame, this.#slotCount, instance, self, newTarget), args);
    return isObject(result) ? result : instance;
  }

  #constructDerived(self: GuestFunction, scope: unknown, args: readonly unknown[], newTarget: GuestFunction): unknown {
    const frame = new Frame(scope as Frame, this.#slotCount, TDZ, self, newTarget);
    const result = this.#body(frame, args);
    if (isObject(result)) return result;
    if (result !== undefined) throwTypeError('Derived constructors may only return object or undefined');
    if (frame.thisValue === TDZ) {
      throwError(
        'ReferenceError',
        "Must call super constructor in derived class before accessing 'this' or returning from derived constructor",
      );
    }
    return frame.thisValue;
  }
}

function throwNotCalled(self: GuestFunction): never {
  throwTypeError(`Class constructor ${GuestFunction.nameOf(self)} cannot be invoked without 'new'`);
}

/** Puts the fields of the function's class on an instance. */
export function initialiseFields(self: GuestFunction, instance: object): void {
  const fields = GuestFunction.fields(self);
  fields?.code.initialise(fields, self, instance);
}
