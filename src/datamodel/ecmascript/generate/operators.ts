/** Unary, binary and logical operators, with fast paths for numbers and literals. */
import type { AnyNode, BinaryExpression, ConditionalExpression, LogicalExpression, SequenceExpression, UnaryExpression } from 'acorn';
import { machine } from '../machine.js';
import * as operators from '../operations/operators.js';
import { toNumber } from '../operations/read.js';
import { throwError } from '../operations/throw.js';
import { remove } from '../operations/write.js';
import { BROKEN_CHAIN, type Op } from './frame.js';
import type { Generator } from './generator.js';
import { deleteIdentifier, typeofIdentifier } from './identifiers.js';
import { inChain, staticName, thisValue } from './members.js';
import { privateIn } from './private-names.js';
import { variableAndNumber } from './shapes.js';

export type Binary = (a: unknown, b: unknown) => unknown;

/** What each binary operator does with any two values. */
export const BINARY: Readonly<Record<string, Binary>> = {
  '+': operators.add,
  '-': (a, b) => toNumber(a) - toNumber(b),
  '*': (a, b) => toNumber(a) * toNumber(b),
  '/': (a, b) => toNumber(a) / toNumber(b),
  '%': (a, b) => toNumber(a) % toNumber(b),
  '**': (a, b) => toNumber(a) ** toNumber(b),
  '&': (a, b) => toNumber(a) & toNumber(b),
  '|': (a, b) => toNumber(a) | toNumber(b),
  '^': (a, b) => toNumber(a) ^ toNumber(b),
  '<<': (a, b) => toNumber(a) << toNumber(b),
  '>>': (a, b) => toNumber(a) >> toNumber(b),
  '>>>': (a, b) => toNumber(a) >>> toNumber(b),
  '<': operators.lessThan,
  '>': operators.greaterThan,
  '<=': operators.lessOrEqual,
  '>=': operators.greaterOrEqual,
  '==': operators.looselyEqual,
  '!=': (a, b) => !operators.looselyEqual(a, b),
  '===': operators.strictlyEqual,
  '!==': (a, b) => !operators.strictlyEqual(a, b),
  in: operators.isIn,
  instanceof: operators.instanceOf,
};

export function binary(g: Generator, node: BinaryExpression): Op {
  if (node.left.type === 'PrivateIdentifier') return privateIn(g, node, node.left);
  const left = g.expression(node.left);
  const literal = literalOf(node.right);
  if (literal !== undefined) {
    const op = withLiteral(g, node, left, literal.value);
    if (op !== undefined) return op;
  }
  return binaryOfOps(node.operator, left, g.expression(node.right), g.at(node));
}

function literalOf(node: AnyNode): { readonly value: number | string } | undefined {
  if (node.type !== 'Literal' || (typeof node.value !== 'number' && typeof node.value !== 'string')) return undefined;
  return { value: node.value };
}

/** `x < 10`, `x == 'a'`, `x + 1`: the shapes of most conditions and counters. */
function withLiteral(g: Generator, node: BinaryExpression, left: Op, right: number | string): Op | undefined {
  const { operator } = node;
  const position = g.at(node);
  switch (operator) {
    case '===':
      return (f) => left(f) === right;
    case '!==':
      return (f) => left(f) !== right;
    case '==':
    case '!=': {
      const wanted = operator === '==';
      const type = typeof right;
      return (f) => {
        const a = left(f);
        if (typeof a === type) return (a === right) === wanted;
        machine.position = position;
        return operators.looselyEqual(a, right) === wanted;
      };
    }
    default:
      return typeof right === 'number' ? withNumber(g, node, left, right) : undefined;
  }
}

function withNumber(g: Generator, node: BinaryExpression, left: Op, right: number): Op | undefined {
  const { operator } = node;
  const position = g.at(node);
  const slow = BINARY[operator]!;
  const other = (a: unknown): unknown => {
    machine.position = position;
    return slow(a, right);
  };
  const shape = variableAndNumber(g, operator, node.left, right, other);
  if (shape !== undefined) return shape;
  switch (operator) {
    case '+':
      return (f) => {
        const a = left(f);
        return typeof a === 'number' ? a + right : other(a);
      };
    case '-':
      return (f) => {
        const a = left(f);
        return typeof a === 'number' ? a - right : other(a);
      };
    case '%':
      return (f) => {
        const a = left(f);
        return typeof a === 'number' ? a % right : other(a);
      };
    case '<':
      return (f) => {
        const a = left(f);
        return typeof a === 'number' ? a < right : other(a);
      };
    case '>':
      return (f) => {
        const a = left(f);
        return typeof a === 'number' ? a > right : other(a);
      };
    case '<=':
      return (f) => {
        const a = left(f);
        return typeof a === 'number' ? a <= right : other(a);
      };
    case '>=':
      return (f) => {
        const a = left(f);
        return typeof a === 'number' ? a >= right : other(a);
      };
    default:
      return undefined;
  }
}

function binaryOfOps(operator: string, left: Op, right: Op, position: number): Op {
  const slow = BINARY[operator]!;
  switch (operator) {
    case '===':
      return (f) => operators.strictlyEqual(left(f), right(f));
    case '!==':
      return (f) => !operators.strictlyEqual(left(f), right(f));
    case '+':
      return (f) => {
        const a = left(f);
        const b = right(f);
        if (typeof a === 'number' && typeof b === 'number') return a + b;
        machine.position = position;
        return operators.add(a, b);
      };
    case '-':
      return (f) => {
        const a = left(f);
        const b = right(f);
        if (typeof a === 'number' && typeof b === 'number') return a - b;
        machine.position = position;
        return slow(a, b);
      };
    case '*':
      return (f) => {
        const a = left(f);
        const b = right(f);
        if (typeof a === 'number' && typeof b === 'number') return a * b;
        machine.position = position;
        return slow(a, b);
      };
    case '<':
      return (f) => {
        const a = left(f);
        const b = right(f);
        if (typeof a === 'number' && typeof b === 'number') return a < b;
        machine.position = position;
        return operators.lessThan(a, b);
      };
    case '<=':
      return (f) => {
        const a = left(f);
        const b = right(f);
        if (typeof a === 'number' && typeof b === 'number') return a <= b;
        machine.position = position;
        return operators.lessOrEqual(a, b);
      };
    default:
      return (f) => {
        const a = left(f);
        const b = right(f);
        machine.position = position;
        return slow(a, b);
      };
  }
}

export function logical(g: Generator, node: LogicalExpression): Op {
  const left = g.expression(node.left);
  const right = g.expression(node.right);
  switch (node.operator) {
    case '&&':
      return (f) => {
        const a = left(f);
        return a ? right(f) : a;
      };
    case '||':
      return (f) => {
        const a = left(f);
        return a ? a : right(f);
      };
    default:
      return (f) => {
        const a = left(f);
        return a === undefined || a === null ? right(f) : a;
      };
  }
}

export function unary(g: Generator, node: UnaryExpression): Op {
  const { argument, operator } = node;
  if (operator === 'typeof') {
    if (argument.type === 'Identifier') return typeofIdentifier(g, argument);
    const operand = g.expression(argument);
    return (f) => operators.typeOf(operand(f));
  }
  if (operator === 'delete') return deletion(g, node);
  const operand = g.expression(argument);
  const position = g.at(node);
  const number = (value: unknown): number => {
    if (typeof value === 'number') return value;
    machine.position = position;
    return toNumber(value);
  };
  switch (operator) {
    case '!':
      return (f) => !operand(f);
    case '-':
      if (argument.type === 'Literal' && typeof argument.value === 'number') {
        const value = -argument.value;
        return () => value;
      }
      return (f) => -number(operand(f));
    case '+':
      return (f) => number(operand(f));
    case '~':
      return (f) => ~number(operand(f));
    default:
      return (f) => {
        operand(f); // void
        return undefined;
      };
  }
}

function deletion(g: Generator, node: UnaryExpression): Op {
  const target = node.argument.type === 'ChainExpression' ? node.argument.expression : node.argument;
  if (target.type === 'Identifier') return deleteIdentifier(g, target);
  const position = g.at(node);
  if (target.type !== 'MemberExpression') {
    const operand = g.expression(target);
    return (f) => {
      operand(f);
      return true;
    };
  }
  if (target.object.type === 'Super') {
    const self = thisValue(g, target);
    const key = target.computed ? g.expression(target.property) : undefined;
    return (f) => {
      self(f);
      key?.(f);
      machine.position = position;
      throwError('ReferenceError', 'Unsupported reference to super');
    };
  }
  const object = g.expression(target.object);
  const name = staticName(target);
  const property = name === undefined ? g.expression(target.property) : () => name;
  const chained = inChain(target);
  const { strict } = g;
  return (f) => {
    const base = object(f);
    if (chained && (base === BROKEN_CHAIN || (target.optional && (base === undefined || base === null)))) return true;
    const key = property(f);
    machine.position = position;
    return remove(base, key, strict);
  };
}

export function conditional(g: Generator, node: ConditionalExpression): Op {
  const test = g.expression(node.test);
  const consequent = g.expression(node.consequent);
  const alternate = g.expression(node.alternate);
  return (f) => (test(f) ? consequent(f) : alternate(f));
}

export function sequence(g: Generator, node: SequenceExpression): Op {
  const ops = node.expressions.map((expression) => g.expression(expression));
  const last = ops.pop()!;
  return (f) => {
    for (const op of ops) op(f);
    return last(f);
  };
}
