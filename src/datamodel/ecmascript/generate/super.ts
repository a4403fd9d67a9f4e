/** `super.x` in all its places, and `super(…)` (ECMA-262 13.3.5, 13.3.7). */
import type { CallExpression, MemberExpression } from 'acorn';
import { allocate, machine } from '../machine.js';
import { construct } from '../operations/construct.js';
import { getFrom, invoke, toKey } from '../operations/read.js';
import { throwError, throwTypeError } from '../operations/throw.js';
import { setSlowly } from '../operations/write.js';
import { GuestFunction, isCallable } from '../values/function.js';
import { prototypeOf } from '../values/function-shell.js';
import { args } from './arguments.js';
import { initialiseFields } from './closure-code.js';
import { BROKEN_CHAIN, type Frame, type Op, TDZ } from './frame.js';
import type { Generator } from './generator.js';
import { outer } from './identifiers.js';
import { propertyValue, thisValue } from './members.js';

/** `super.x` before it is read or written: what `this` is, where to look, and the key as it was written. */
export interface SuperPlace {
  readonly receiver: unknown;
  readonly base: object | null;
  readonly key: unknown;
}

/** Evaluates the parts of `super.x` once. The key becomes a property key only when the place is used. */
export function superPlace(g: Generator, node: MemberExpression): (frame: Frame) => SuperPlace {
  const hops = g.hopsToThis() ?? 0;
  const self = thisValue(g, node);
  const property = propertyValue(g, node);
  return (f) => {
    const receiver = self(f);
    const key = property(f);
    return { receiver, key, base: superBase(outer(f, hops)) };
  };
}

/** The object on which `super.x` is looked up. */
function superBase(frame: Frame): object | null {
  const home = frame.callee === undefined ? undefined : GuestFunction.home(frame.callee as GuestFunction);
  return home === undefined ? null : prototypeOf(home);
}

function existing({ base }: SuperPlace, doing: 'read' | 'set'): object {
  if (base === null) throwTypeError(`Cannot ${doing} properties of null through super`);
  return base;
}

export function getSuper(place: SuperPlace): unknown {
  return getFrom(existing(place, 'read'), toKey(place.key), place.receiver);
}

export function setSuper(place: SuperPlace, value: unknown, strict: boolean): void {
  setSlowly(existing(place, 'set'), toKey(place.key), value, place.receiver, strict);
}

export function superMember(g: Generator, node: MemberExpression): Op {
  const place = superPlace(g, node);
  const position = g.at(node.property);
  return (f) => {
    const at = place(f);
    machine.position = position;
    return getSuper(at);
  };
}

/** `super.x(…)`, also with `?.` before the arguments. */
export function superMethodCall(g: Generator, node: CallExpression, callee: MemberExpression): Op {
  const place = superPlace(g, callee);
  const values = args(g, node.arguments);
  const position = g.at(node);
  const name = g.source(callee);
  const { optional } = node;
  return (f) => {
    const at = place(f);
    machine.position = position;
    const fn = getSuper(at);
    if (optional && (fn === undefined || fn === null)) return BROKEN_CHAIN;
    const list = values(f);
    machine.position = position;
    if (!isCallable(fn)) throwTypeError(`${name} is not a function`);
    return invoke(fn, at.receiver, list);
  };
}

/** `super(…)` in the constructor of a derived class. */
export function superCall(g: Generator, node: CallExpression): Op {
  const hops = g.hopsToThis() ?? 0;
  const values = args(g, node.arguments);
  const position = g.at(node);
  return (f) => {
    const frame = outer(f, hops);
    const self = frame.callee as GuestFunction;
    const parent = prototypeOf(self);
    const list = values(f);
    machine.position = position;
    allocate(64);
    if (!isCallable(parent) || !GuestFunction.code(parent).isConstructor) throwTypeError('Super constructor is not a constructor');
    const object = construct(parent, list, frame.newTarget);
    if (frame.thisValue !== TDZ) throwError('ReferenceError', 'Super constructor may only be called once');
    frame.thisValue = object;
    initialiseFields(self, object);
    return object;
  };
}
