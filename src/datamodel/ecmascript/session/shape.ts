/**
 * Expressions of the commonest shapes, found when they are compiled: comparisons such as `n < 10`, `item.price >= limit`,
 * `i % 2 == 0`, `_event.data.dn == '7001'`, several of them with `&&` or `||` between them; and calculations such as `n + 1`,
 * `sum + item.price`. What they read are declared variables, members of those and of the event's data, numbers and texts. While what
 * is read are numbers, or texts that are compared for equality, nothing can go wrong and nothing is charged, so they are evaluated
 * without compiled code (condition.ts, assignment.ts); any other value is left to that.
 */
import type { AnyNode } from 'acorn';
import type { Generator } from '../generate/generator.js';
import { dataSlot } from '../generate/identifiers.js';
import { isEventData } from '../generate/members.js';

/** In the order in which `calculate` has them. */
const CALCULATIONS = ['+', '-', '*', '%'];
/** In the order in which `compare` has them; of values of one type `==` means the same as `===`. */
const COMPARISONS = ['<', '<=', '>', '>=', '===', '!==', '==', '!='];

/** A variable, or a member of it; or a member of the event's data. */
export interface Operand {
  /** Of the variable; `EVENT_DATA` for a member of the event's data. */
  readonly slot: number;
  readonly member: string | undefined;
}

/** In place of a slot. */
export const EVENT_DATA = -1;

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

/** A comparison; the left side may be a member, or what is left after division by `divisor`, when that is not 0. */
export interface Comparison {
  readonly left: Operand;
  readonly divisor: number;
  /** Place in the list of operators. */
  readonly operator: number;
  /** What stands on the right, when that is a number or text. */
  readonly literal: number | string;
  readonly other: Operand | undefined;
}

/** Comparisons of which all must hold, or of which one must. */
export interface Comparisons {
  readonly list: readonly Comparison[];
  /** What one of them has to be, so that the others are not looked at: false in `a && b`, true in `a || b`. */
  readonly decides: boolean;
}

/** @returns undefined when the expression has another shape */
export function calculationOf(g: Generator, tree: AnyNode): Calculation | undefined {
  if (tree.type !== 'BinaryExpression') return undefined;
  const operator = CALCULATIONS.indexOf(tree.operator);
  const slot = dataSlot(g, tree.left);
  const number = literalOf(tree.right);
  const other = number === undefined ? operandOf(g, tree.right) : undefined;
  if (operator < 0 || slot === undefined || typeof number === 'string' || (number ?? other) === undefined) return undefined;
  return { slot, operator, number: number ?? 0, other };
}

/** @returns undefined when the expression has another shape */
export function comparisonsOf(g: Generator, tree: AnyNode): Comparisons | undefined {
  const operator = tree.type === 'LogicalExpression' ? tree.operator : '&&';
  const parts = operator === '??' ? [] : partsOf(tree, operator).map((part) => comparisonOf(g, part));
  const list = parts.filter((part) => part !== undefined);
  return list.length > 0 && list.length === parts.length ? { list, decides: operator === '||' } : undefined;
}

/** The operands of `a && b && c`. */
function partsOf(tree: AnyNode, operator: string): AnyNode[] {
  if (tree.type !== 'LogicalExpression' || tree.operator !== operator) return [tree];
  return [...partsOf(tree.left, operator), ...partsOf(tree.right, operator)];
}

function comparisonOf(g: Generator, tree: AnyNode): Comparison | undefined {
  if (tree.type !== 'BinaryExpression') return undefined;
  const operator = COMPARISONS.indexOf(tree.operator);
  const divided = tree.left.type === 'BinaryExpression' && tree.left.operator === '%' ? tree.left : undefined;
  const divisor = divided && literalOf(divided.right);
  const left = operandOf(g, divided?.left ?? tree.left);
  const literal = literalOf(tree.right);
  const other = literal === undefined ? operandOf(g, tree.right) : undefined;
  if (operator < 0 || left === undefined || (literal ?? other) === undefined) return undefined;
  if (divided !== undefined && (typeof divisor !== 'number' || divisor === 0)) return undefined;
  return { left, divisor: Number(divisor ?? 0), operator, literal: literal ?? 0, other };
}

function literalOf(node: AnyNode): number | string | undefined {
  if (node.type !== 'Literal') return undefined;
  return typeof node.value === 'number' || typeof node.value === 'string' ? node.value : undefined;
}

function operandOf(g: Generator, node: AnyNode): Operand | undefined {
  const variable = dataSlot(g, node);
  if (variable !== undefined) return { slot: variable, member: undefined };
  if (node.type !== 'MemberExpression' || node.computed || node.optional || node.property.type !== 'Identifier') return undefined;
  const member = node.property.name;
  if (isEventData(g, node.object)) return { slot: EVENT_DATA, member };
  const base = dataSlot(g, node.object);
  return base === undefined ? undefined : { slot: base, member };
}
