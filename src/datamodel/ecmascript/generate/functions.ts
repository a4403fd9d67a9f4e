/** Function expressions, arrows and declarations. */
import type { AnyNode, Pattern } from 'acorn';
import { allocate, machine } from '../machine.js';
import { mappedArguments, unmappedArguments } from '../operations/arguments.js';
import type { FunctionNode } from '../syntax/analyse.js';
import { hasUseStrict } from '../syntax/directives.js';
import { functionIn } from '../syntax/hoist.js';
import type { Scope } from '../syntax/scope.js';
import { GuestFunction } from '../values/function.js';
import { arrayOf } from '../values/object.js';
import { type Body, ClosureCode, type ClosureTraits } from './closure-code.js';
import { type Frame, type Op, RETURN, type Step, TDZ } from './frame.js';
import type { Generator } from './generator.js';
import { outer, refuseReserved, writeIdentifier } from './identifiers.js';
import { outwardStep } from './outward.js';
import { target } from './patterns.js';

/** Starts a call: puts arguments into variables. */
type Prologue = (frame: Frame, args: readonly unknown[]) => void;

export function functionExpression(g: Generator, node: AnyNode, name?: string): Op {
  const fn = node as FunctionNode;
  const code = functionCode(g, fn, fn, fn.type === 'ArrowFunctionExpression' ? 'arrow' : 'function', name);
  return (f) => {
    allocate(64);
    return new GuestFunction(code, f);
  };
}

/** The part of a source that is shown as a function's text. */
export interface Extent {
  readonly start: number;
  readonly end: number;
}

/**
 * A method of an object or class: no `new`, and `super` by its home object.
 * @param extent the whole definition: of a method from its key on, of a constructor the class
 */
export function methodExpression(g: Generator, node: FunctionNode, extent: Extent, kind: ClosureTraits['kind'], name?: string): Op {
  const code = functionCode(g, node, extent, kind, name);
  return (f) => {
    allocate(64);
    return new GuestFunction(code, f);
  };
}

function functionCode(
  g: Generator,
  node: FunctionNode,
  { start, end }: Extent,
  kind: ClosureTraits['kind'],
  name: string | undefined,
): ClosureCode {
  return g.strictly(hasUseStrict(node), () =>
    g.inside(node, (scope) => {
      const prologue = prologueOf(g, node, scope);
      const body = scope.body === scope ? bodyOf(g, node, scope) : g.inside(node.body, (inner) => separateBody(g, node, scope, inner));
      const run: Body =
        prologue === undefined
          ? (frame) => body(frame)
          : (frame, args) => {
              prologue(frame, args);
              return body(frame);
            };
      const id = node.type === 'ArrowFunctionExpression' ? undefined : (node.id?.name ?? undefined);
      const length = node.params.findIndex((p) => p.type === 'AssignmentPattern' || p.type === 'RestElement');
      const traits: ClosureTraits = {
        name: id ?? name ?? '',
        length: length < 0 ? node.params.length : length,
        kind,
        slotCount: scope.slotCount,
        position: g.at(node),
        source: { text: g.text, start, end },
      };
      const code = new ClosureCode(traits, run);
      g.code.functions.set(traits.position, code);
      return code;
    }),
  );
}

function prologueOf(g: Generator, node: FunctionNode, scope: Scope): Prologue | undefined {
  const parts: Prologue[] = [];
  if (node.type === 'FunctionExpression' && node.id) {
    const self = scope.variables.get(node.id.name);
    if (self?.kind === 'self') {
      const { slot } = self;
      parts.push((f) => {
        f.slots[slot] = f.callee;
      });
    }
  }
  if (scope.argumentsSlot >= 0) {
    const slot = scope.argumentsSlot;
    const mapped = g.strict ? undefined : parameterSlots(node.params, scope);
    parts.push((f, args) => {
      f.slots[slot] = mapped === undefined ? unmappedArguments(args) : mappedArguments(args, f, mapped, f.callee);
    });
  }
  const early = [...scope.variables.values()].filter((variable) => variable.early).map(({ slot }) => slot);
  if (early.length > 0) {
    parts.push((f) => {
      for (const slot of early) f.slots[slot] = TDZ;
    });
  }
  const slots = simpleParameters(node.params, scope);
  if (slots === undefined) parts.push(...node.params.map((parameter, i) => parameterPart(g, parameter, i)));
  else if (slots.length > 0) {
    parts.push((f, args) => {
      for (let i = 0; i < slots.length; i++) f.slots[slots[i]!] = args[i];
    });
  }
  if (parts.length === 0) return undefined;
  if (parts.length === 1) return parts[0];
  return (f, args) => {
    for (const part of parts) part(f, args);
  };
}

/** Slots of parameters that are plain names, as `arguments` sees them: of several with one name the last is the variable. */
function parameterSlots(parameters: readonly Pattern[], scope: Scope): number[] | undefined {
  return simpleParameters(parameters, scope)?.map((slot, i, all) => (all.lastIndexOf(slot) === i ? slot : -1));
}

/** Slots of parameters that are plain names. */
function simpleParameters(parameters: readonly Pattern[], scope: Scope): number[] | undefined {
  const slots: number[] = [];
  for (const parameter of parameters) {
    if (parameter.type !== 'Identifier') return undefined;
    slots.push(scope.variables.get(parameter.name)!.slot);
  }
  return slots;
}

function parameterPart(g: Generator, parameter: Pattern, index: number): Prologue {
  if (parameter.type === 'RestElement') {
    const write = target(g, parameter.argument, 'initialise');
    return (f, args) => {
      allocate(16 + 8 * Math.max(0, args.length - index));
      write(f, arrayOf(args.slice(index)));
    };
  }
  const write = target(g, parameter, 'initialise');
  return (f, args) => write(f, args[index]);
}

/** A body with variables of its own: those named like a parameter begin with its value (10.2.11, step 28). */
function separateBody(g: Generator, node: FunctionNode, scope: Scope, inner: Scope): (frame: Frame) => unknown {
  const body = bodyOf(g, node, inner);
  const copied: (readonly [from: number, to: number])[] = [];
  for (const { name, kind, slot } of inner.variables.values()) {
    const parameter = scope.variables.get(name);
    if (kind !== 'var') continue;
    if (parameter?.kind === 'parameter') copied.push([parameter.slot, slot]);
    else if (name === 'arguments' && scope.argumentsSlot >= 0) copied.push([scope.argumentsSlot, slot]);
  }
  if (copied.length === 0) return body;
  return (f) => {
    for (const [from, to] of copied) f.slots[to] = f.slots[from];
    return body(f);
  };
}

function bodyOf(g: Generator, node: FunctionNode, scope: Scope): (frame: Frame) => unknown {
  if (node.body.type !== 'BlockStatement') return g.expression(node.body);
  const statements = node.body.body;
  const begin = enterScope(g, scope, statements);
  const [first] = statements;
  if (begin === undefined && statements.length === 1 && first?.type === 'ReturnStatement' && first.argument)
    return g.expression(first.argument);
  const steps = stepsOf(g, statements);
  const count = steps.length;
  return (f) => {
    begin?.(f);
    for (let i = 0; i < count; i++) {
      if (steps[i]!(f) === RETURN) {
        const { result } = machine;
        machine.result = undefined;
        return result;
      }
    }
    return undefined;
  };
}

/** Statements that do something: function declarations do when they are variables of the function around too. */
export function stepsOf(g: Generator, statements: readonly AnyNode[]): Step[] {
  return statements.flatMap((statement) => {
    const node = functionIn(statement);
    return node === undefined ? g.statement(statement) : (outwardStep(g, node) ?? []);
  });
}

/** Prepares the variables of a scope whose frame exists: dead zones, then functions (ECMA-262 10.2.11, 14.2.3). */
export function enterScope(g: Generator, scope: Scope, statements: readonly AnyNode[]): ((frame: Frame) => void) | undefined {
  const dead = [...scope.variables.values()]
    .filter((variable) => variable.hasDeadZone && !variable.early && variable.scope === scope)
    .map((v) => v.slot);
  const functions = hoistFunctions(g, statements);
  if (dead.length === 0 && functions.length === 0) return undefined;
  const hops = g.hops(scope.host);
  return (f) => {
    if (dead.length > 0) {
      const { slots } = outer(f, hops);
      for (const slot of dead) slots[slot] = TDZ;
    }
    for (const make of functions) make(f);
  };
}

/** What makes the functions that a list of statements declares. */
export function hoistFunctions(g: Generator, statements: readonly AnyNode[]): ((frame: Frame) => void)[] {
  const made: ((frame: Frame) => void)[] = [];
  for (const statement of statements) {
    const node = functionIn(statement);
    if (node === undefined) continue;
    if (g.local(node.id.name) === undefined && g.names.isReserved(node.id.name)) {
      made.push(refuseReserved(node.id.name, g.at(node.id)));
      continue;
    }
    const create = functionExpression(g, node);
    const write = writeIdentifier(g, node.id, 'initialise');
    made.push((f) => write(f, create(f)));
  }
  return made;
}
