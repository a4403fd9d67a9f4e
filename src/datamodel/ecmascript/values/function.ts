/** Functions of the guest: host objects that the host cannot call. */
import type { ClassFields } from './class-fields.js';
import { GuestObject } from './object.js';

/**
 * What a function does, shared by all functions made from the same place. Three kinds: code of the document
 * (generate/closure-code.ts), built-ins (builtins/define.ts) and bound functions (builtins/function.ts).
 */
export abstract class Code {
  abstract readonly name: string;
  abstract readonly length: number;
  /** Has a `prototype` property of its own, made when first asked for. */
  abstract readonly hasPrototype: boolean;
  abstract readonly isConstructor: boolean;
  /** Text of the function in the document; undefined for what is no code of a document. */
  get sourceText(): string | undefined {
    return undefined;
  }
  /** @param scope what the function closes over, as given to `GuestFunction` */
  abstract call(self: GuestFunction, scope: unknown, thisValue: unknown, args: readonly unknown[]): unknown;
  abstract construct(self: GuestFunction, scope: unknown, args: readonly unknown[], newTarget: GuestFunction): unknown;
}

export class GuestFunction {
  readonly #code: Code;
  readonly #scope: unknown;
  /** Whether `name`, `length` and `prototype` have become properties. */
  #materialised = false;
  /** Object on which `super` starts to look, for methods. */
  #home: object | undefined = undefined;
  #name: string | undefined = undefined;
  /** For classes: what puts the fields on an instance. */
  #fields: ClassFields | undefined = undefined;

  constructor(code: Code, scope: unknown) {
    this.#code = code;
    this.#scope = scope;
  }

  static is(value: object): value is GuestFunction {
    return #code in value;
  }
  static code(fn: GuestFunction): Code {
    return fn.#code;
  }
  static scope(fn: GuestFunction): unknown {
    return fn.#scope;
  }
  static call(fn: GuestFunction, thisValue: unknown, args: readonly unknown[]): unknown {
    return fn.#code.call(fn, fn.#scope, thisValue, args);
  }
  static construct(fn: GuestFunction, args: readonly unknown[], newTarget: GuestFunction): unknown {
    return fn.#code.construct(fn, fn.#scope, args, newTarget);
  }
  static home(fn: GuestFunction): object | undefined {
    return fn.#home;
  }
  static setHome(fn: GuestFunction, home: object): void {
    fn.#home = home;
  }
  static fields(fn: GuestFunction): ClassFields | undefined {
    return fn.#fields;
  }
  static setFields(fn: GuestFunction, fields: ClassFields): void {
    fn.#fields = fields;
  }
  /** The name as long as it was not changed by the guest; for messages. */
  static nameOf(fn: GuestFunction): string {
    return fn.#name ?? fn.#code.name;
  }
  /** Gives a name other than the code's, for computed keys; before anybody looked at it. */
  static setName(fn: GuestFunction, name: string): void {
    fn.#name = name;
  }

  /** Names a function after its key or variable, unless it has a name already; a class may have been looked at. */
  static nameAnonymous(fn: GuestFunction, name: string): void {
    if (GuestFunction.nameOf(fn) !== '') return;
    if (!fn.#materialised) fn.#name = name;
    else if (Object.getOwnPropertyDescriptor(fn, 'name')?.value === '') {
      fn.#name = name;
      Object.defineProperty(fn, 'name', { value: name });
    }
  }

  /** The name given by `setName`, as a snapshot keeps it. */
  static givenName(fn: GuestFunction): string | undefined {
    return fn.#name;
  }
  static isMaterialised(fn: GuestFunction): boolean {
    return fn.#materialised;
  }
  /** Brings back what a snapshot kept. Properties are not made. */
  static restore(fn: GuestFunction, name: string | undefined, materialised: boolean): void {
    fn.#name = name;
    fn.#materialised = materialised;
  }

  /** Makes `length`, `name` and `prototype` real properties, which most functions never need. */
  static materialise(fn: GuestFunction): void {
    if (fn.#materialised) return;
    fn.#materialised = true;
    const earlier = takeOut(fn);
    const hidden = { writable: false, enumerable: false, configurable: true };
    Object.defineProperty(fn, 'length', { value: fn.#code.length, ...hidden });
    Object.defineProperty(fn, 'name', { value: GuestFunction.nameOf(fn), ...hidden });
    if (fn.#code.hasPrototype && !Object.hasOwn(fn, 'prototype')) {
      const prototype = new GuestObject();
      Object.defineProperty(prototype, 'constructor', { value: fn, writable: true, enumerable: false, configurable: true });
      Object.defineProperty(fn, 'prototype', { value: prototype, writable: true, enumerable: false, configurable: false });
    }
    for (const [key, property] of earlier) Object.defineProperty(fn, key, property);
  }
}

/** Takes out the properties that a function was given, so that they come after those which every function has. */
function takeOut(fn: GuestFunction): [key: string, property: PropertyDescriptor][] {
  const taken: [string, PropertyDescriptor][] = [];
  for (const key of Reflect.ownKeys(fn)) {
    const property = Object.getOwnPropertyDescriptor(fn, key);
    if (typeof key === 'string' && property?.configurable && Reflect.deleteProperty(fn, key)) taken.push([key, property]);
  }
  return taken;
}

export function isCallable(value: unknown): value is GuestFunction {
  return typeof value === 'object' && value !== null && GuestFunction.is(value);
}

export function isConstructor(value: unknown): value is GuestFunction {
  return isCallable(value) && GuestFunction.code(value).isConstructor;
}
