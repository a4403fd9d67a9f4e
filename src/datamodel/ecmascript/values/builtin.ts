import { Code, GuestFunction } from './function.js';

/** What a built-in does when called. */
export type Implementation = (thisValue: unknown, args: readonly unknown[]) => unknown;
/** What a built-in does under `new`. */
export type Construct = (args: readonly unknown[], newTarget: GuestFunction) => unknown;

/** A function of the standard library. Reached only through `invoke`, which counts fuel and depth. */
export class BuiltinCode extends Code {
  readonly hasPrototype = false;

  constructor(
    readonly name: string,
    readonly length: number,
    private readonly implementation: Implementation,
    private readonly constructs?: Construct,
  ) {
    super();
  }

  get isConstructor(): boolean {
    return this.constructs !== undefined;
  }

  call(_self: GuestFunction, _scope: unknown, thisValue: unknown, args: readonly unknown[]): unknown {
    return this.implementation(thisValue, args);
  }

  construct(_self: GuestFunction, _scope: unknown, args: readonly unknown[], newTarget: GuestFunction): unknown {
    return this.constructs!(args, newTarget);
  }
}

/** A built-in function, complete but not frozen. */
export function builtin(name: string, length: number, implementation: Implementation, constructs?: Construct): GuestFunction {
  const fn = new GuestFunction(new BuiltinCode(name, length, implementation, constructs), undefined);
  GuestFunction.materialise(fn);
  return fn;
}
