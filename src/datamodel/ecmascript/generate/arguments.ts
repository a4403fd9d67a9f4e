/** Arguments of calls, with those that are spread (ECMA-262 13.3.8). */
import type { Expression, SpreadElement } from 'acorn';
import { MAX_ARGUMENTS } from '../limits.js';
import { listOf } from '../operations/iterate.js';
import { throwError } from '../operations/throw.js';
import type { Frame } from './frame.js';
import type { Generator } from './generator.js';

export type Arguments = (frame: Frame) => unknown[];

export function args(g: Generator, nodes: readonly (Expression | SpreadElement)[]): Arguments {
  if (nodes.some((node) => node.type === 'SpreadElement')) return spreadArguments(g, nodes);
  const ops = nodes.map((node) => g.expression(node));
  const [first, second] = ops;
  if (first === undefined) return () => [];
  if (second === undefined) return (f) => [first(f)];
  if (ops.length === 2) return (f) => [first(f), second(f)];
  const count = ops.length;
  return (f) => {
    const values = new Array<unknown>(count);
    for (let i = 0; i < count; i++) values[i] = ops[i]!(f);
    return values;
  };
}

function spreadArguments(g: Generator, nodes: readonly (Expression | SpreadElement)[]): Arguments {
  const parts = nodes.map((node) =>
    node.type === 'SpreadElement' ? { spread: true, op: g.expression(node.argument) } : { spread: false, op: g.expression(node) },
  );
  return (f) => {
    const values: unknown[] = [];
    for (const { spread, op } of parts) {
      const value = op(f);
      if (!spread) values.push(value);
      else for (const item of listOf(value)) values.push(item);
      if (values.length > MAX_ARGUMENTS) throwError('RangeError', 'Too many arguments');
    }
    return values;
  };
}
