/**
 * Expressions of the commonest shape: an operator between a declared variable, or a member of one, and a number or another
 * of those (`n < 10`, `i + 1`, `sum + item.price`), and such a calculation compared with a number (`n % 2 == 0`). While what
 * they read are numbers nothing can go wrong in them and nothing is charged, so they are evaluated without compiled code; any
 * other value is left to that.
 */
import type { AnyNode } from 'acorn';
import type { Generator } from '../generate/generator.js';
import { dataSlot } from '../generate/identifiers.js';
import type { Properties } from '../values/object.js';

/** In the order in which `compute` has them: first those that calculate a number. */
const OPERATORS = ['+', '-', '*', '%', '<', '<=', '>', '>=', '===', '!==', '==', '!='];
const ARITHMETIC = 4;

/** A number, or where one is found. */
interface Operand {
  /** Slot of the variable, or -1 for the number. */
  readonly slot: number;
  /** The member that is read of the variable. */
  readonly name: string | undefined;
  readonly number: number;
}

export interface Shape {
  /** Place in the list of operators. */
  readonly operator: number;
  readonly left: Operand;
  readonly right: Operand;
  readonly readsMembers: boolean;
  /** What compares the result with a number; -1 when nothing does. */
  readonly test: number;
  readonly tested: number;
}

/** What is read: a session's variables, after it was entered when members are read. */
interface Variables {
  readonly slots: readonly unknown[];
  enter(): void;
}

/** The shape of an expression; undefined when it has another one. */
export function shapeOf(g: Generator, tree: AnyNode): Shape | undefined {
  if (tree.type !== 'BinaryExpression') return undefined;
  const operator = OPERATORS.indexOf(tree.operator);
  if (operator < 0) return undefined;
  const left = operandOf(g, tree.left);
  const right = operandOf(g, tree.right);
  if (right === undefined) return undefined;
  if (left === undefined) return testOf(g, operator, tree.left, right);
  if (left.slot < 0) return undefined;
  const readsMembers = left.name !== undefined || right.name !== undefined;
  return { operator, left, right, readsMembers, test: -1, tested: 0 };
}

function testOf(g: Generator, test: number, left: AnyNode, right: Operand): Shape | undefined {
  if (test < ARITHMETIC || right.slot >= 0) return undefined;
  const shape = shapeOf(g, left);
  return shape && shape.operator < ARITHMETIC ? { ...shape, test, tested: right.number } : undefined;
}

function operandOf(g: Generator, node: AnyNode): Operand | undefined {
  if (node.type === 'Literal') return typeof node.value === 'number' ? { slot: -1, name: undefined, number: node.value } : undefined;
  const slot = dataSlot(g, node);
  if (slot !== undefined) return { slot, name: undefined, number: 0 };
  if (node.type !== 'MemberExpression' || node.computed || node.optional || node.property.type !== 'Identifier') return undefined;
  const base = dataSlot(g, node.object);
  return base === undefined ? undefined : { slot: base, name: node.property.name, number: 0 };
}

/** The value of such an expression; undefined when something that it reads is no number. */
export function quick(shape: Shape, variables: Variables): number | boolean | undefined {
  const { left, right, test } = shape;
  // members may be found on built-ins, and what the session changed about those is there only while it is entered
  if (shape.readsMembers) variables.enter();
  const { slots } = variables;
  const a = left.name === undefined ? slots[left.slot] : memberOf(slots[left.slot], left.name);
  const b = right.slot < 0 ? right.number : right.name === undefined ? slots[right.slot] : memberOf(slots[right.slot], right.name);
  if (typeof a !== 'number' || typeof b !== 'number') return undefined;
  const value = compute(shape.operator, a, b);
  return test < 0 ? value : compute(test, value as number, shape.tested);
}

/** A getter's record is no number, so that it is left to the compiled code. */
function memberOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Properties)[name] : undefined;
}

function compute(operator: number, a: number, b: number): number | boolean {
  switch (operator) {
    case 0:
      return a + b;
    case 1:
      return a - b;
    case 2:
      return a * b;
    case 3:
      return a % b;
    case 4:
      return a < b;
    case 5:
      return a <= b;
    case 6:
      return a > b;
    case 7:
      return a >= b;
    case 8:
    case 10:
      return a === b;
    default:
      return a !== b;
  }
}
