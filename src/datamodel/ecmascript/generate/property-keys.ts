/** Keys of properties in literals, classes and patterns. */
import type { Literal, Property, PropertyDefinition } from 'acorn';
import { toKey } from '../operations/read.js';
import type { Frame } from './frame.js';
import type { Generator } from './generator.js';

/** The key of a property that is not computed. */
export function literalName(property: Pick<Property | PropertyDefinition, 'key'>): string {
  return property.key.type === 'Identifier' ? property.key.name : String((property.key as Literal).value);
}

/** Key of a property of a literal or class. */
export function propertyKey(g: Generator, node: { readonly computed: boolean; readonly key: unknown }): (frame: Frame) => PropertyKey {
  if (!node.computed) {
    const name = literalName(node as Property);
    return () => name;
  }
  const op = g.expression((node as Property).key);
  return (f) => toKey(op(f));
}

/** Name of a function after its key: `[description]` for symbols. */
export function nameAfter(key: PropertyKey, prefix = ''): string {
  const name = typeof key === 'symbol' ? (key.description === undefined ? '' : `[${key.description}]`) : String(key);
  return prefix === '' ? name : `${prefix} ${name}`;
}
