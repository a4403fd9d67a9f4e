/**
 * Expressions of the commonest shape: a declared variable, an operator, and a number or another such variable (`n < 10`,
 * `i + 1`, `sum + x`). While the variables hold numbers nothing can go wrong in them and nothing is charged, so they are
 * evaluated without entering the session; any other value is left to the compiled code.
 */
import type { AnyNode } from 'acorn';
import type { Generator } from '../generate/generator.js';
import { dataSlot } from '../generate/identifiers.js';

/** In the order in which `quick` has them. */
const OPERATORS = ['+', '-', '*', '%', '<', '<=', '>', '>=', '===', '!==', '==', '!='];

export interface Shape {
  /** Place in the list of operators. */
  readonly operator: number;
  readonly left: number;
  /** Slot of the variable on the right, or -1 for the number. */
  readonly right: number;
  readonly number: number;
}

/** The shape of an expression; undefined when it has another one. */
export function shapeOf(g: Generator, tree: AnyNode): Shape | undefined {
  if (tree.type !== 'BinaryExpression') return undefined;
  const operator = OPERATORS.indexOf(tree.operator);
  const left = dataSlot(g, tree.left);
  if (operator < 0 || left === undefined) return undefined;
  if (tree.right.type === 'Literal' && typeof tree.right.value === 'number') return { operator, left, right: -1, number: tree.right.value };
  const right = dataSlot(g, tree.right);
  return right === undefined ? undefined : { operator, left, right, number: 0 };
}

/** The value of such an expression; undefined when one of the variables holds no number. */
export function quick({ operator, left, right, number }: Shape, slots: readonly unknown[]): number | boolean | undefined {
  const a = slots[left];
  const b = right < 0 ? number : slots[right];
  if (typeof a !== 'number' || typeof b !== 'number') return undefined;
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
