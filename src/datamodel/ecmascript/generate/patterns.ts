/** Assignment targets: names, properties and destructuring (ECMA-262 13.15.5, 14.3.3). */
import type { ArrayPattern, AssignmentProperty, Expression, MemberExpression, ObjectPattern, Pattern, RestElement } from 'acorn';
import { GuestThrow, machine, spend } from '../machine.js';
import { copyProperties } from '../operations/copy.js';
import { closeQuietly, type Iteration, iterate } from '../operations/iterate.js';
import { setKey } from '../operations/private.js';
import { get } from '../operations/read.js';
import { throwTypeError } from '../operations/throw.js';
import { setSlowly } from '../operations/write.js';
import { DONE } from '../values/iterators.js';
import { arrayOf, newObject } from '../values/object.js';
import type { Frame, Store } from './frame.js';
import type { Generator } from './generator.js';
import { outer, type WriteMode, writeIdentifier } from './identifiers.js';
import { memberKey, superBase, thisValue } from './members.js';
import { propertyKey } from './property-keys.js';

/** What writes a value to the target. */
export function target(g: Generator, node: Pattern | Expression, mode: WriteMode): Store {
  switch (node.type) {
    case 'Identifier':
      return writeIdentifier(g, node, mode);
    case 'MemberExpression': {
      const reference = memberTarget(g, node, mode === 'location');
      return (f, value) => reference(f)(value);
    }
    case 'ObjectPattern':
      return objectPattern(g, node, mode);
    case 'ArrayPattern':
      return arrayPattern(g, node, mode);
    case 'AssignmentPattern': {
      const inner = target(g, node.left, mode);
      const fallback = g.expression(node.right, node.left.type === 'Identifier' ? node.left.name : undefined);
      return (f, value) => inner(f, value === undefined ? fallback(f) : value);
    }
    default: {
      const position = g.at(node);
      return () => {
        machine.position = position;
        throwTypeError('Invalid assignment target');
      };
    }
  }
}

/** Evaluates the object and key of a target once; what it returns writes there. */
export function memberTarget(g: Generator, node: MemberExpression, always = false): (frame: Frame) => (value: unknown) => void {
  const strict = g.strict || always;
  const position = g.at(node.property);
  const key = memberKey(g, node);
  if (node.object.type === 'Super') {
    const self = thisValue(g, node);
    const hops = g.hopsToThis() ?? 0;
    return (f) => {
      const receiver = self(f);
      const at = key(f);
      return (value) => {
        machine.position = position;
        setSlowly(superBase(outer(f, hops)), at as PropertyKey, value, receiver, strict);
      };
    };
  }
  const object = g.expression(node.object);
  return (f) => {
    const base = object(f);
    const at = key(f);
    return (value) => {
      machine.position = position;
      setKey(base, at, value, strict);
    };
  };
}

function objectPattern(g: Generator, node: ObjectPattern, mode: WriteMode): Store {
  const position = g.at(node);
  const rest = node.properties.find((property): property is RestElement => property.type === 'RestElement');
  const writeRest = rest && target(g, rest.argument, mode);
  const properties = node.properties
    .filter((property): property is AssignmentProperty => property.type !== 'RestElement')
    .map((property) => ({ key: propertyKey(g, property), write: target(g, property.value, mode) }));
  return (f, value) => {
    machine.position = position;
    if (value === undefined || value === null) throwTypeError(`Cannot destructure '${value}' as it is ${value}.`);
    const used: PropertyKey[] = [];
    for (const { key, write } of properties) {
      const at = key(f);
      if (writeRest) used.push(at);
      machine.position = position;
      write(f, get(value, at));
    }
    if (!writeRest) return;
    const object = newObject();
    copyProperties(object, value, used);
    writeRest(f, object);
  };
}

function arrayPattern(g: Generator, node: ArrayPattern, mode: WriteMode): Store {
  const position = g.at(node);
  const targets = node.elements.map((element) => {
    if (element === null) return undefined;
    return element.type === 'RestElement'
      ? { rest: true, write: target(g, element.argument, mode) }
      : { rest: false, write: target(g, element, mode) };
  });
  return (f, value) => {
    machine.position = position;
    const iteration = iterate(value);
    const depth = machine.depth;
    const state = { iterating: true, over: false };
    try {
      for (const each of targets) {
        const items = each?.rest ? remaining(iteration, state) : nextItem(iteration, state);
        state.iterating = false; // an error from now on is not the iterator's
        each?.write(f, items);
        state.iterating = true;
      }
    } catch (error) {
      if (error instanceof GuestThrow && !state.iterating && !state.over) closeQuietly(iteration, depth);
      throw error;
    }
    if (!state.over) iteration.close();
  };
}

function nextItem(iteration: Iteration, state: { over: boolean }): unknown {
  if (state.over) return undefined;
  spend(1);
  const item = iteration.next();
  if (item !== DONE) return item;
  state.over = true;
  return undefined;
}

function remaining(iteration: Iteration, state: { over: boolean }): unknown {
  const items: unknown[] = [];
  while (!state.over) {
    const item = nextItem(iteration, state);
    if (!state.over) items.push(item);
  }
  return arrayOf(items);
}
