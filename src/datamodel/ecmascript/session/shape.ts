/**
 * Expressions of the commonest shapes, found when they are compiled: comparisons such as `n < 10`, `item.price >= limit`,
 * `i % 2 == 0`, and calculations such as `n + 1`, `sum + item.price`. What they read are declared variables, members of those, and
 * numbers. While what is read are numbers nothing can go wrong in them and nothing is charged, so they are evaluated without
 * compiled code (condition.ts, assignment.ts); any other value is left to that.
 */
import type { AnyNode, BinaryExpression } from 'acorn';
import type { Generator } from '../generate/generator.js';
import { dataSlot } from '../generate/identifiers.js';

/** In the order in which `calculate` has them. */
const CALCULATIONS = ['+', '-', '*', '%'];
/** In the order in which `compare` has them; of numbers, `==` means the same as `===`. */
const COMPARISONS = ['<', '<=', '>', '>=', '===', '!==', '==', '!='];

/** A variable, or a member of it. */
export interface Operand {
  readonly slot: number;
  readonly member: string | undefined;
}

/** A variable and something else, with an operator between them. */
export interface Calculation {
  /** The variable on the left. */
  readonly slot: number;
  /** Place in the list of operators. */
  readonly operator: number;
  /** What stands on the right, when that is a number. */
  readonly number: number;
  /** What stands on the right, when that is no number. */
  readonly other: Operand | undefined;
}

/** The left side may be a member of the variable, or what is left after its division by `divisor`, when that is not 0. */
export interface Comparison extends Calculation {
  readonly member: string | undefined;
  readonly divisor: number;
}

/** @returns undefined when the expression has another shape */
export function calculationOf(g: Generator, tree: AnyNode): Calculation | undefined {
  const shape = shapeOf(g, tree, CALCULATIONS, (left) => operandOf(g, left));
  return shape?.member === undefined ? shape : undefined;
}

/** @returns undefined when the expression has another shape */
export function comparisonOf(g: Generator, tree: AnyNode): Comparison | undefined {
  let divisor = 0;
  const shape = shapeOf(g, tree, COMPARISONS, (left) => {
    const divided = left.type === 'BinaryExpression' && left.operator === '%' ? left : undefined;
    divisor = (divided && numberOf(divided.right)) ?? 0;
    return operandOf(g, divided !== undefined && divisor !== 0 ? divided.left : left);
  });
  return shape && { ...shape, divisor };
}

function shapeOf(
  g: Generator,
  tree: AnyNode,
  operators: readonly string[],
  leftOf: (left: BinaryExpression['left']) => Operand | undefined,
): (Calculation & Operand) | undefined {
  if (tree.type !== 'BinaryExpression') return undefined;
  const operator = operators.indexOf(tree.operator);
  const left = operator < 0 ? undefined : leftOf(tree.left);
  const number = numberOf(tree.right);
  const other = number === undefined ? operandOf(g, tree.right) : undefined;
  if (left === undefined || (number === undefined && other === undefined)) return undefined;
  return { ...left, operator, number: number ?? 0, other };
}

function numberOf(node: AnyNode): number | undefined {
  return node.type === 'Literal' && typeof node.value === 'number' ? node.value : undefined;
}

function operandOf(g: Generator, node: AnyNode): Operand | undefined {
  const variable = dataSlot(g, node);
  if (variable !== undefined) return { slot: variable, member: undefined };
  if (node.type !== 'MemberExpression' || node.computed || node.optional || node.property.type !== 'Identifier') return undefined;
  const base = dataSlot(g, node.object);
  return base === undefined ? undefined : { slot: base, member: node.property.name };
}
