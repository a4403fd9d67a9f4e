/** Turns a syntax tree into closures. One generator per source; the work is in the handlers beside it. */
import type { AnyNode, Expression, Statement } from 'acorn';
import type { GlobalNames } from '../session/names.js';
import type { Analysis } from '../syntax/analyse.js';
import type { Scope, Variable } from '../syntax/scope.js';
import type { CodeTable } from './code-table.js';
import type { Op, Step } from './frame.js';

export type ExpressionHandler = (generator: Generator, node: AnyNode, name: string | undefined) => Op;
export type StatementHandler = (generator: Generator, node: AnyNode, labels: readonly string[]) => Step;

/** A handler per type of node. The tables are complete for the nodes that `syntax/allowed.ts` lets through. */
export interface Handlers {
  readonly expressions: ReadonlyMap<string, ExpressionHandler>;
  readonly statements: ReadonlyMap<string, StatementHandler>;
}

/** Something in the source that compiles but cannot work. */
export type Complain = (
  code: 'UNSUPPORTED_SYNTAX' | 'UNKNOWN_STATE_IN' | 'ASSIGNMENT_IN_CONDITION',
  what: string,
  start: number,
  end: number,
  hint?: string,
) => void;

export class Generator {
  scope: Scope;
  /** In strict code (`"use strict"`, classes). */
  strict: boolean;

  constructor(
    private readonly handlers: Handlers,
    readonly names: GlobalNames,
    readonly analysis: Analysis,
    /** Position of the source's first character. */
    readonly base: number,
    readonly complain: Complain,
    readonly text: string,
    strict: boolean,
    readonly stateIds: ReadonlySet<string> | undefined,
    readonly code: CodeTable,
  ) {
    this.scope = analysis.top;
    this.strict = strict;
  }

  /** @param name name for a function that has none, after what it is assigned to */
  expression(node: Expression | AnyNode, name?: string): Op {
    return this.handlers.expressions.get(node.type)!(this, node, name);
  }

  statement(node: Statement | AnyNode, labels: readonly string[] = []): Step {
    return this.handlers.statements.get(node.type)!(this, node, labels);
  }

  /** Where a node stands, for errors. */
  at(node: { readonly start: number }): number {
    return this.base + node.start;
  }

  /** Does something inside the scope that a node opens. */
  inside<T>(node: AnyNode, body: (scope: Scope) => T): T {
    const outer = this.scope;
    this.scope = this.analysis.scopes.get(node)!;
    try {
      return body(this.scope);
    } finally {
      this.scope = outer;
    }
  }

  /** Runs part of the work as strict code. */
  strictly<T>(strict: boolean, body: () => T): T {
    const outer = this.strict;
    this.strict = outer || strict;
    try {
      return body();
    } finally {
      this.strict = outer;
    }
  }

  /** The local variable of that name; undefined when the name is global. */
  local(name: string): Variable | undefined {
    const variable = this.scope.find(name);
    return variable === undefined || variable.scope.kind === 'unit' ? undefined : variable;
  }

  /** Frames between here and the one of `target`. */
  hops(target: Scope): number {
    let hops = 0;
    for (let scope = this.scope.host; scope !== target; scope = scope.parent!.host) hops++;
    return hops;
  }

  /** The function that has the `this` of here, which is none of the arrows around; undefined outside of functions. */
  functionWithThis(): Scope | undefined {
    let fn = this.scope.function;
    while (fn.arrow) fn = fn.parent!.function;
    return fn.kind === 'function' ? fn : undefined;
  }

  /** Frames between here and that of the function that has `this`; undefined outside of functions. */
  hopsToThis(): number | undefined {
    const fn = this.functionWithThis();
    return fn && this.hops(fn);
  }

  /** The source of a node, shortened, for messages. */
  source(node: { readonly start: number; readonly end: number }): string {
    const text = this.text.slice(node.start, node.end).replace(/\s+/g, ' ');
    return text.length > 60 ? `${text.slice(0, 60)}…` : text;
  }
}
