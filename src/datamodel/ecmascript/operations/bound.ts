import { MAX_ARGUMENTS } from '../limits.js';
import { allocate } from '../machine.js';
import { Code, GuestFunction } from '../values/function.js';
import { construct } from './construct.js';
import { invoke } from './read.js';
import { throwError } from './throw.js';

/** What `fn.bind(thisValue, …args)` makes. */
export class BoundCode extends Code {
  readonly hasPrototype = false;

  constructor(
    public target: GuestFunction,
    public boundThis: unknown,
    public boundArgs: readonly unknown[],
    readonly name: string,
    readonly length: number,
  ) {
    super();
  }

  /** Brings back what a snapshot kept. */
  restore(target: GuestFunction, boundThis: unknown, boundArgs: readonly unknown[]): void {
    this.target = target;
    this.boundThis = boundThis;
    this.boundArgs = boundArgs;
  }

  /** Known once it was asked for: the target may be bound itself, and so on for ten thousand times. */
  #isConstructor: boolean | undefined;

  get isConstructor(): boolean {
    this.#isConstructor ??= this.#constructs();
    return this.#isConstructor;
  }

  #constructs(): boolean {
    const seen = new Set<Code>([this]);
    let code = GuestFunction.code(this.target);
    while (code instanceof BoundCode && code.#isConstructor === undefined && !seen.has(code)) {
      seen.add(code);
      code = GuestFunction.code(code.target);
    }
    return !seen.has(code) && code.isConstructor; // a damaged snapshot may bind a function to itself
  }

  call(_self: GuestFunction, _scope: unknown, _thisValue: unknown, args: readonly unknown[]): unknown {
    return invoke(this.target, this.boundThis, this.arguments(args));
  }

  construct(self: GuestFunction, _scope: unknown, args: readonly unknown[], newTarget: GuestFunction): unknown {
    return construct(this.target, this.arguments(args), newTarget === self ? this.target : newTarget);
  }

  private arguments(args: readonly unknown[]): readonly unknown[] {
    const count = this.boundArgs.length + args.length;
    if (count > MAX_ARGUMENTS) throwError('RangeError', 'Too many arguments');
    allocate(16 + count * 8);
    return [...this.boundArgs, ...args];
  }
}
