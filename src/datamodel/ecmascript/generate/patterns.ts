/** Assignment targets: names, properties and destructuring (ECMA-262 13.15.5, 14.3.3). */
import type {
  ArrayPattern,
  AssignmentExpression,
  AssignmentPattern,
  AssignmentProperty,
  Expression,
  MemberExpression,
  ObjectPattern,
  Pattern,
  RestElement,
} from 'acorn';
import { GuestThrow, machine, spend } from '../machine.js';
import { copyProperties } from '../operations/copy.js';
import { closeQuietly, type Iteration, iterate } from '../operations/iterate.js';
import { hasOwn } from '../operations/own.js';
import { setAnyKey } from '../operations/private.js';
import { get, toKey } from '../operations/read.js';
import { showKey, throwError, throwTypeError } from '../operations/throw.js';
import { DONE } from '../values/iterators.js';
import { arrayOf, newObject } from '../values/object.js';
import { PrivateName } from '../values/private-name.js';
import type { Frame, Store } from './frame.js';
import type { Generator } from './generator.js';
import { type WriteMode, writeIdentifier } from './identifiers.js';
import { propertyValue } from './members.js';
import { propertyKey } from './property-keys.js';
import { setSuper, superPlace } from './super.js';

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
      const fallback = g.expression(node.right, namedBy(node));
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

/** Name for an anonymous function that is assigned: that of the variable, unless parentheses stand around it. */
export function namedBy({ left, start }: AssignmentExpression | AssignmentPattern): string | undefined {
  return left.type === 'Identifier' && left.start === start ? left.name : undefined;
}

/** Evaluates the object and key of a target once; what it returns writes there, and only then makes a property key of the key. */
export function memberTarget(g: Generator, node: MemberExpression, always = false): (frame: Frame) => (value: unknown) => void {
  const strict = g.strict || always;
  const position = g.at(node.property);
  if (node.object.type === 'Super') {
    const place = superPlace(g, node);
    return (f) => {
      const at = place(f);
      return (value) => {
        machine.position = position;
        setSuper(at, value, strict);
      };
    };
  }
  const object = g.expression(node.object);
  const property = propertyValue(g, node);
  return (f) => {
    const base = object(f);
    const key = property(f);
    return (value) => {
      machine.position = position;
      if (always && base === machine.globalObject && base !== undefined) requireDeclared(base as object, key);
      setAnyKey(base, key, value, strict);
    };
  };
}

/** `location="_data.x"` is as undeclared as `location="x"` (SCXML 5.4). */
function requireDeclared(global: object, key: unknown): void {
  if (key instanceof PrivateName) return;
  const name = toKey(key);
  if (!hasOwn(global, name)) throwError('ReferenceError', `${showKey(name)} is not defined`);
}

/** One part of a pattern. A member as target is evaluated before the value is asked for (13.15.5.5). */
interface Place {
  readonly prepare?: (frame: Frame) => (value: unknown) => void;
  readonly write: Store;
}

function place(g: Generator, node: Pattern, mode: WriteMode): Place {
  const inner = node.type === 'AssignmentPattern' ? node.left : node;
  const write = target(g, node, mode);
  if (inner.type !== 'MemberExpression') return { write };
  const reference = memberTarget(g, inner, mode === 'location');
  if (node.type !== 'AssignmentPattern') return { prepare: reference, write };
  const fallback = g.expression(node.right);
  return {
    write,
    prepare: (f) => {
      const assign = reference(f);
      return (value) => assign(value === undefined ? fallback(f) : value);
    },
  };
}

function objectPattern(g: Generator, node: ObjectPattern, mode: WriteMode): Store {
  const position = g.at(node);
  const rest = node.properties.find((property): property is RestElement => property.type === 'RestElement');
  const restPlace = rest && place(g, rest.argument, mode);
  const properties = node.properties
    .filter((property): property is AssignmentProperty => property.type !== 'RestElement')
    .map((property) => ({ key: propertyKey(g, property), ...place(g, property.value, mode) }));
  return (f, value) => {
    machine.position = position;
    if (value === undefined || value === null) throwTypeError(`Cannot destructure '${value}' as it is ${value}.`);
    const used: PropertyKey[] = [];
    for (const { key, prepare, write } of properties) {
      const at = key(f);
      if (restPlace) used.push(at);
      const assign = prepare?.(f);
      machine.position = position;
      const item = get(value, at);
      if (assign === undefined) write(f, item);
      else assign(item);
    }
    if (!restPlace) return;
    const assign = restPlace.prepare?.(f);
    const object = newObject();
    copyProperties(object, value, used);
    if (assign === undefined) restPlace.write(f, object);
    else assign(object);
  };
}

function arrayPattern(g: Generator, node: ArrayPattern, mode: WriteMode): Store {
  const position = g.at(node);
  const places = node.elements.map((element) => {
    if (element === null) return undefined;
    return element.type === 'RestElement'
      ? { rest: true, ...place(g, element.argument, mode) }
      : { rest: false, ...place(g, element, mode) };
  });
  return (f, value) => {
    machine.position = position;
    const iteration = iterate(value);
    const depth = machine.depth;
    const state = { iterating: false, over: false }; // an error while iterating is the iterator's own
    try {
      for (const each of places) {
        const assign = each?.prepare?.(f);
        state.iterating = true;
        if (each === undefined) {
          skip(iteration, state);
          state.iterating = false;
          continue;
        }
        const item = each.rest ? remaining(iteration, state) : nextItem(iteration, state);
        state.iterating = false;
        if (assign === undefined) each.write(f, item);
        else assign(item);
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

/** An element that nobody wants: the iterator is not asked for its value. */
function skip(iteration: Iteration, state: { over: boolean }): void {
  if (state.over) return;
  spend(1);
  state.over = iteration.skip() === DONE;
}

function remaining(iteration: Iteration, state: { over: boolean }): unknown {
  const items: unknown[] = [];
  while (!state.over) {
    const item = nextItem(iteration, state);
    if (!state.over) items.push(item);
  }
  return arrayOf(items);
}
