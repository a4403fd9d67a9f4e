/** Scopes and variables of one expression or script, known before anything runs (ECMA-262 9.1). */

export type VariableKind = 'var' | 'let' | 'const' | 'class' | 'function' | 'parameter' | 'self' | 'private';

/** A variable that is not global. Global ones live in the session's slots (session/names.ts). */
export class Variable {
  /** Where it lives: index in the frame of `host`. */
  slot = -1;
  host: Scope | undefined = undefined;
  /** Used by a function inside the scope, so that it may outlive it. */
  captured = false;
  /** A parameter beside others with default values, which may read it too early. */
  early = false;
  /** Index in the source after which it surely is initialised, for readers in the same function; Infinity when unsure. */
  initialisedAfter = 0;

  /** A parameter of `catch` that is part of a pattern, so that a `var` inside must not have its name. */
  inPattern = false;

  constructor(
    readonly name: string,
    readonly kind: VariableKind,
    readonly scope: Scope,
  ) {}

  /** Reading it too early is an error. */
  get hasDeadZone(): boolean {
    return this.isLexical || this.early;
  }

  get isLexical(): boolean {
    return this.kind === 'let' || this.kind === 'const' || this.kind === 'class';
  }
}

export class Scope {
  readonly variables = new Map<string, Variable>();
  /** The function (or the whole source) whose frame is current here. */
  readonly function: Scope;
  /** Entered once per turn of a loop of the same function. */
  inLoop: boolean;
  /** Has a frame of its own at run time. Blocks do when closures must see one variable per turn of a loop. */
  materialised: boolean;
  /** Variables in its frame. */
  slotCount = 0;
  /** For functions: an arrow takes `this`, `arguments` and `new.target` from outside. */
  arrow = false;
  /** For functions: slot of `arguments` when it is used. */
  argumentsSlot = -1;
  usesArguments = false;
  /** Of strict code. */
  strict = false;
  /** For functions: where the body's variables live. Not the function's own scope when parameters have expressions (10.2.11). */
  body: Scope;

  constructor(
    readonly kind: 'unit' | 'function' | 'block',
    readonly parent: Scope | undefined,
  ) {
    this.function = kind === 'block' ? parent!.function : this;
    this.inLoop = kind === 'block' && parent!.inLoop;
    this.materialised = kind !== 'block';
    this.body = this;
  }

  /** Nearest scope with a frame. */
  get host(): Scope {
    let scope: Scope = this;
    while (!scope.materialised) scope = scope.parent!;
    return scope;
  }

  /** Whether a `var` here would be an early error, because of what is declared here or further out in the same function. */
  refusesVar(name: string): boolean {
    const { body } = this.function;
    for (let scope: Scope = this; ; scope = scope.parent!) {
      const variable = scope.variables.get(name);
      if (variable?.isLexical || variable?.inPattern || (variable?.kind === 'function' && scope !== body)) return true;
      if (scope === body) return false;
    }
  }

  find(name: string): Variable | undefined {
    for (let scope: Scope | undefined = this; scope !== undefined; scope = scope.parent) {
      const variable = scope.variables.get(name);
      if (variable !== undefined) return variable;
    }
    return undefined;
  }
}
