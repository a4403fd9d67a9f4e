/** Private names in code: where a class declares them and where they are used (ECMA-262 15.7). */
import type { BinaryExpression, PrivateIdentifier } from 'acorn';
import { machine } from '../machine.js';
import { hasPrivate } from '../operations/private.js';
import type { Scope } from '../syntax/scope.js';
import { PrivateName } from '../values/private-name.js';
import type { Frame, Op } from './frame.js';
import type { Generator } from './generator.js';
import { outer } from './identifiers.js';

/** Makes new names for one evaluation of the class whose scope this is. */
export function declarePrivateNames(g: Generator, scope: Scope): ((frame: Frame) => void) | undefined {
  const declared = [...scope.variables.values()].filter(({ kind }) => kind === 'private');
  if (declared.length === 0) return undefined;
  const hops = g.hops(scope.host);
  return (f) => {
    const { slots } = outer(f, hops);
    for (const { slot, name } of declared) slots[slot] = new PrivateName(name);
  };
}

/** The name that `#x` means here. acorn has checked that a class around declares it. */
export function privateName(g: Generator, node: PrivateIdentifier): (frame: Frame) => PrivateName {
  const variable = g.local(`#${node.name}`)!;
  const hops = g.hops(variable.host!);
  const { slot } = variable;
  return (f) => outer(f, hops).slots[slot] as PrivateName;
}

/** `#x in object`. */
export function privateIn(g: Generator, node: BinaryExpression, id: PrivateIdentifier): Op {
  const name = privateName(g, id);
  const object = g.expression(node.right);
  const position = g.at(node);
  return (f) => {
    const value = object(f);
    machine.position = position;
    return hasPrivate(value, name(f));
  };
}
