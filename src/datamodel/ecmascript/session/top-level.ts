/** The outermost level of scripts, locations and foreach: where names become global variables (SCXML B.2.1). */
import type { AnyNode, Expression, Identifier, Program } from 'acorn';
import { type Frame, type Store, TDZ, UNDECLARED } from '../generate/frame.js';
import { hoistFunctions, stepsOf } from '../generate/functions.js';
import type { Generator } from '../generate/generator.js';
import { dataSlot, isConstant, refuseReserved, writeIdentifier } from '../generate/identifiers.js';
import { target } from '../generate/patterns.js';
import { inOrder } from '../generate/statements.js';
import { machine } from '../machine.js';
import { throwError } from '../operations/throw.js';
import { detachVariable } from './global-object.js';
import type { Code } from './source-unit.js';

/** A `<script>`: its functions and variables become globals of the session. */
export function scriptCode(g: Generator, tree: AnyNode): Code<void> {
  const program = tree as Program;
  const refuse = refuseDeclarations(g, program);
  const begin = declareGlobals(g);
  const functions = hoistFunctions(g, program.body);
  const body = inOrder(stepsOf(g, program.body)); // nothing on the outermost level ends a script early
  if (refuse === undefined && begin === undefined && functions.length === 0) return body as Code<unknown> as Code<void>;
  return (f) => {
    refuse?.();
    begin?.();
    for (const make of functions) make(f);
    body(f);
  };
}

/** A script that declares a read-only name does nothing at all; nor does one that declares `undefined` anew (16.1.7). */
function refuseDeclarations(g: Generator, program: Program): (() => never) | undefined {
  for (const { name, kind, hasDeadZone } of g.analysis.top.variables.values()) {
    if (g.names.isReserved(name)) return refuseReserved(name, g.at(program));
    if (!isConstant(name) || kind === 'var') continue;
    return () => throwError(hasDeadZone ? 'SyntaxError' : 'TypeError', `Identifier '${name}' has already been declared`);
  }
  return undefined;
}

/** Makes the script's variables exist: `var` keeps what is there, `let`, `const` and classes begin in their dead zone. */
function declareGlobals(g: Generator): (() => void) | undefined {
  const kept: number[] = [];
  const dead: { readonly slot: number; readonly name: string }[] = [];
  for (const { name, kind, hasDeadZone } of g.analysis.top.variables.values()) {
    if (g.names.isReserved(name)) continue;
    const slot = g.names.declare(name, kind === 'parameter' || kind === 'self' || kind === 'private' ? 'var' : kind);
    if (hasDeadZone) dead.push({ slot, name });
    else kept.push(slot);
  }
  if (kept.length === 0 && dead.length === 0) return undefined;
  return () => {
    for (const slot of kept) if (machine.slots[slot] === UNDECLARED) machine.slots[slot] = undefined;
    for (const { slot, name } of dead) {
      if (machine.globalObject !== undefined && g.names.isLexical(slot)) detachVariable(machine.globalObject, name);
      machine.slots[slot] = TDZ;
    }
  };
}

/** A location expression (SCXML 5.9.3): a variable or property that exists or can be added to an object. */
export interface LocationCode {
  readonly read: (frame: Frame) => unknown;
  readonly write: Store;
  /** Of a variable that a `<data>` declares. */
  readonly slot: number | undefined;
}

export function locationCode(g: Generator, tree: AnyNode): LocationCode {
  const node = tree as Expression;
  if (node.type === 'Identifier' || node.type === 'MemberExpression') {
    return { read: g.expression(node), write: target(g, node, 'location'), slot: dataSlot(g, node) };
  }
  const position = g.at(node);
  return {
    read: g.expression(node),
    slot: undefined,
    write: () => {
      machine.position = position;
      throwError('ReferenceError', 'not a location: only a variable or a property can be assigned to');
    },
  };
}

/** The `item` or `index` of a foreach: declared when it is not (SCXML 4.6). */
export interface LoopVariable {
  readonly write: Store;
  /** Where a variable stands that is written by nothing but storing the value, as long as it is no `const`. */
  readonly slot: number | undefined;
}

export function loopVariable(g: Generator, tree: AnyNode): LoopVariable {
  const node = tree as Identifier | Expression;
  if (node.type === 'Identifier' && !g.names.isReserved(node.name)) {
    const write = writeIdentifier(g, node, 'assign');
    const slot = g.names.slot(node.name);
    return {
      slot: isConstant(node.name) ? undefined : slot,
      write: (f, value) => {
        if (machine.slots[slot] === UNDECLARED || machine.slots[slot] === TDZ) machine.slots[slot] = undefined;
        write(f, value);
      },
    };
  }
  const position = g.at(node);
  const name = node.type === 'Identifier' ? node.name : g.source(node);
  return {
    slot: undefined,
    write: () => {
      machine.position = position;
      throwError(node.type === 'Identifier' ? 'TypeError' : 'SyntaxError', `'${name}' cannot be the variable of a foreach`);
    },
  };
}
