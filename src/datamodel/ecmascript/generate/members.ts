/** Property access: `a.b`, `a[b]`, `a?.b`; and `this`. */
import type { AnyNode, ChainExpression, MemberExpression } from 'acorn';
import { machine, runningSession } from '../machine.js';
import { toObject } from '../operations/copy.js';
import { getAnyKey, type Key } from '../operations/private.js';
import { get, getByValue, readAccessor, toKey } from '../operations/read.js';
import { throwError } from '../operations/throw.js';
import { Accessor } from '../values/accessor.js';
import { isArray, type Properties } from '../values/object.js';
import { BROKEN_CHAIN, type Frame, type Op, TDZ } from './frame.js';
import type { Generator } from './generator.js';
import { outer } from './identifiers.js';
import { privateName } from './private-names.js';
import { memberOfVariable } from './shapes.js';

/** The name in `a.name`; undefined for `a[…]`. */
export function staticName(node: MemberExpression): string | undefined {
  return !node.computed && node.property.type === 'Identifier' ? node.property.name : undefined;
}

export function member(g: Generator, node: MemberExpression): Op {
  const position = g.at(node.property);
  const name = staticName(node);
  if (inChain(node) || node.property.type === 'PrivateIdentifier') return chainedMember(g, node, position, name);
  if (name === undefined) return computedMember(g, node, position);
  const fromEvent = eventMember(g, node, name, position);
  if (fromEvent !== undefined) return fromEvent;
  const object = g.expression(node.object);
  if (name === 'length') {
    return (f) => {
      const base = object(f);
      if (typeof base === 'string' || isArray(base)) return base.length;
      machine.position = position;
      return get(base, name);
    };
  }
  const shape = memberOfVariable(g, node.object, name, position);
  if (shape !== undefined) return shape;
  return (f) => {
    const base = object(f);
    if (typeof base === 'object' && base !== null) {
      const value = (base as Properties)[name];
      if (typeof value !== 'object' || value === null || !(value instanceof Accessor)) return value;
      machine.position = position;
      return readAccessor(base, name, value, base);
    }
    machine.position = position;
    return get(base, name);
  };
}

/** `_event.name`, `_event.data` and `_event.data.x`, which most charts live on: no event object is made for them. */
function eventMember(g: Generator, node: MemberExpression, name: string, position: number): Op | undefined {
  if (isEvent(g, node.object) && (name === 'name' || name === 'data')) {
    return () => {
      machine.position = position;
      return runningSession().eventField(name);
    };
  }
  if (isEventData(g, node.object)) {
    return () => {
      machine.position = position;
      return runningSession().eventDataMember(name);
    };
  }
  return undefined;
}

/** Whether it is `_event.data`. */
export function isEventData(g: Generator, node: AnyNode): boolean {
  return node.type === 'MemberExpression' && staticName(node) === 'data' && !node.optional && isEvent(g, node.object);
}

function isEvent(g: Generator, node: AnyNode): boolean {
  return node.type === 'Identifier' && node.name === '_event' && g.local('_event') === undefined;
}

function computedMember(g: Generator, node: MemberExpression, position: number): Op {
  const object = g.expression(node.object);
  const property = g.expression(node.property);
  return (f) => {
    const base = object(f);
    const key = property(f);
    if (typeof key === 'number' && isArray(base) && key >= 0 && key < base.length) {
      const value = base[key];
      if (value !== undefined && !(value instanceof Accessor)) return value;
    }
    machine.position = position;
    return getByValue(base, key);
  };
}

function chainedMember(g: Generator, node: MemberExpression, position: number, name: string | undefined): Op {
  const object = g.expression(node.object);
  const key = propertyValue(g, node, name);
  const { optional } = node;
  return (f) => {
    const base = object(f);
    if (base === BROKEN_CHAIN || (optional && (base === undefined || base === null))) return BROKEN_CHAIN;
    const at = key(f);
    machine.position = position;
    return getAnyKey(base, at);
  };
}

/** What stands behind the dot or in the brackets; `PrivateName` for `#x`. */
export function propertyValue(g: Generator, node: MemberExpression, name = staticName(node)): Op {
  if (name !== undefined) return () => name;
  return node.property.type === 'PrivateIdentifier' ? privateName(g, node.property) : g.expression(node.property);
}

/** Whether a `?.` stands before this part of its chain. */
export function inChain(node: AnyNode): boolean {
  for (let at: AnyNode = node; at.type === 'MemberExpression' || at.type === 'CallExpression'; ) {
    if (at.optional) return true;
    at = at.type === 'MemberExpression' ? at.object : at.callee;
  }
  return false;
}

export function chain(g: Generator, node: ChainExpression): Op {
  const expression = g.expression(node.expression);
  return (f) => {
    const value = expression(f);
    return value === BROKEN_CHAIN ? undefined : value;
  };
}

/** `this`: in sloppy code never a primitive, and the global object where there is no other (10.2.1.2). */
export function thisValue(g: Generator, node: { readonly start: number }): Op {
  const fn = g.functionWithThis();
  if (fn === undefined) {
    g.names.usesGlobalObject = true;
    return () => runningSession().globalObject();
  }
  const position = g.at(node);
  const { strict } = fn; // an arrow inside may be stricter: it gets what the function has
  const hops = g.hops(fn);
  return (f) => {
    const value = outer(f, hops).thisValue;
    if (typeof value === 'object' && value !== null) {
      if (value === TDZ) throwBeforeSuper(position);
      return value;
    }
    if (strict) return value;
    return value === undefined || value === null ? runningSession().globalObject() : toObject(value);
  };
}

function throwBeforeSuper(position: number): never {
  machine.position = position;
  throwError(
    'ReferenceError',
    "Must call super constructor in derived class before accessing 'this' or returning from derived constructor",
  );
}

/** Key of `a.b`, `a[b]` or `a.#b`. */
export function memberKey(g: Generator, node: MemberExpression): (frame: Frame) => Key {
  const name = staticName(node);
  if (name !== undefined) return () => name;
  if (node.property.type === 'PrivateIdentifier') return privateName(g, node.property);
  const property = g.expression(node.property);
  return (f) => toKey(property(f));
}
