/** Loops (ECMA-262 14.7). Each turn costs fuel. */
import type { AnyNode, DoWhileStatement, ForInStatement, ForOfStatement, ForStatement, WhileStatement } from 'acorn';
import { allocate, GuestThrow, machine, outOfFuel } from '../machine.js';
import { closeQuietly, iterate } from '../operations/iterate.js';
import { forInKeys } from '../operations/keys.js';
import { hasProperty } from '../operations/read.js';
import { boundNames } from '../syntax/patterns.js';
import { DONE } from '../values/iterators.js';
import { BREAK, type Completion, Frame, NORMAL, type Op, RETURN, type Step, type Store } from './frame.js';
import { enterScope } from './functions.js';
import type { Generator } from './generator.js';
import { refuseReserved } from './identifiers.js';
import { target } from './patterns.js';
import { frameFor } from './statements.js';

/** The fuel ran out in the loop at this position. */
function exhausted(position: number): never {
  machine.position = position;
  outOfFuel();
}

/** What a loop does after a turn that did not end normally. */
const GO_ON = 0;
const STOP = 1;
const LEAVE = 2;

/** Whether `break` or `continue` was meant for this loop; a break with its label is left to the labelled statement. */
function after(completion: Completion, labels: readonly string[]): typeof GO_ON | typeof STOP | typeof LEAVE {
  if (completion === RETURN) return LEAVE;
  const { label } = machine;
  if (completion === BREAK) return label === undefined ? STOP : LEAVE;
  if (label !== undefined && !labels.includes(label)) return LEAVE;
  machine.label = undefined;
  return GO_ON;
}

export function whileStatement(g: Generator, node: WhileStatement, labels: readonly string[]): Step {
  const position = g.at(node);
  return g.inside(node, () => {
    const test = g.expression(node.test);
    const body = g.statement(node.body);
    return (f) => {
      while (test(f)) {
        if (--machine.fuel < 0) exhausted(position);
        const completion = body(f);
        if (completion === NORMAL) continue;
        const next = after(completion, labels);
        if (next === LEAVE) return completion;
        if (next === STOP) break;
      }
      return NORMAL;
    };
  });
}

export function doWhileStatement(g: Generator, node: DoWhileStatement, labels: readonly string[]): Step {
  const position = g.at(node);
  return g.inside(node, () => {
    const test = g.expression(node.test);
    const body = g.statement(node.body);
    return (f) => {
      do {
        if (--machine.fuel < 0) exhausted(position);
        const completion = body(f);
        if (completion === NORMAL) continue;
        const next = after(completion, labels);
        if (next === LEAVE) return completion;
        if (next === STOP) break;
      } while (test(f));
      return NORMAL;
    };
  });
}

export function forStatement(g: Generator, node: ForStatement, labels: readonly string[]): Step {
  const position = g.at(node);
  return g.inside(node, (scope) => {
    const frame = frameFor(scope);
    const begin = enterScope(g, scope, []);
    const init = node.init ? startOf(g, node.init) : undefined;
    const test = node.test ? g.expression(node.test) : undefined;
    const update = node.update ? g.expression(node.update) : undefined;
    const body = g.statement(node.body);
    return (f) => {
      let inner = frame === undefined ? f : frame(f);
      begin?.(inner);
      init?.(inner);
      if (frame !== undefined) inner = copyOf(inner);
      while (test === undefined || test(inner)) {
        if (--machine.fuel < 0) exhausted(position);
        const completion = body(inner);
        if (completion !== NORMAL) {
          const next = after(completion, labels);
          if (next === LEAVE) return completion;
          if (next === STOP) break;
        }
        if (frame !== undefined) inner = copyOf(inner); // closures keep the variables of their own turn
        update?.(inner);
      }
      return NORMAL;
    };
  });
}

function startOf(g: Generator, node: AnyNode): Op | Step {
  return node.type === 'VariableDeclaration' ? g.statement(node) : g.expression(node);
}

function copyOf(frame: Frame): Frame {
  allocate(64 + 8 * frame.slots.length);
  const copy = new Frame(frame.parent, 0, frame.thisValue, frame.callee, frame.newTarget);
  copy.slots = frame.slots.slice();
  return copy;
}

/** What a turn of for-in or for-of begins with: writes the item. */
function headOf(g: Generator, left: ForInStatement['left']): Store {
  if (left.type !== 'VariableDeclaration') return target(g, left, 'assign');
  const pattern = left.declarations[0]!.id;
  for (const name of boundNames(pattern)) {
    if (g.local(name.name) === undefined && g.names.isReserved(name.name)) return refuseReserved(name.name, g.at(name));
  }
  return target(g, pattern, 'initialise');
}

export function forOfStatement(g: Generator, node: ForOfStatement, labels: readonly string[]): Step {
  const position = g.at(node);
  return g.inside(node, (scope) => {
    const frame = frameFor(scope);
    const begin = enterScope(g, scope, []);
    const iterable = g.expression(node.right);
    const write = headOf(g, node.left);
    const body = g.statement(node.body);
    const iterablePosition = g.at(node.right);
    return (f) => {
      const head = frame === undefined ? f : frame(f);
      begin?.(head);
      const value = iterable(head);
      machine.position = iterablePosition;
      const iteration = iterate(value);
      const { depth } = machine;
      for (let item = iteration.next(); item !== DONE; item = iteration.next()) {
        if (--machine.fuel < 0) exhausted(position);
        let completion: Completion;
        try {
          const inner = frame === undefined ? f : frame(f);
          begin?.(inner);
          write(inner, item);
          completion = body(inner);
        } catch (error) {
          if (error instanceof GuestThrow) closeQuietly(iteration, depth);
          throw error;
        }
        if (completion === NORMAL) continue;
        const next = after(completion, labels);
        if (next === GO_ON) continue;
        const { result, label } = machine;
        iteration.close();
        if (next === STOP) break;
        machine.result = result;
        machine.label = label;
        return completion;
      }
      return NORMAL;
    };
  });
}

export function forInStatement(g: Generator, node: ForInStatement, labels: readonly string[]): Step {
  const position = g.at(node);
  return g.inside(node, (scope) => {
    const frame = frameFor(scope);
    const begin = enterScope(g, scope, []);
    const object = g.expression(node.right);
    const write = headOf(g, node.left);
    const start = initialiserOf(g, node);
    const body = g.statement(node.body);
    return (f) => {
      start?.(f);
      const head = frame === undefined ? f : frame(f);
      begin?.(head);
      const value = object(head);
      if (value === undefined || value === null) return NORMAL;
      for (const { key, holder } of forInKeys(value)) {
        if (--machine.fuel < 0) exhausted(position);
        if (!hasProperty(holder, key)) continue; // deleted meanwhile
        const inner = frame === undefined ? f : frame(f);
        begin?.(inner);
        write(inner, key);
        const completion = body(inner);
        if (completion === NORMAL) continue;
        const next = after(completion, labels);
        if (next === LEAVE) return completion;
        if (next === STOP) break;
      }
      return NORMAL;
    };
  });
}

/** `for (var x = 1 in o)`, which sloppy code may still write (B.3.5). */
function initialiserOf(g: Generator, node: ForInStatement): Step | undefined {
  return node.left.type === 'VariableDeclaration' && node.left.declarations[0]?.init ? g.statement(node.left) : undefined;
}
