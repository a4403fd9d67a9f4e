/** Calls, `new`, spread arguments, `super(…)`. */
import type { CallExpression, Expression, MemberExpression, NewExpression, SpreadElement } from 'acorn';
import { MAX_ARGUMENTS } from '../limits.js';
import { allocate, machine, runningSession } from '../machine.js';
import { construct } from '../operations/construct.js';
import { listOf } from '../operations/iterate.js';
import { getAnyKey } from '../operations/private.js';
import { getFrom, invoke } from '../operations/read.js';
import { throwError, throwTypeError } from '../operations/throw.js';
import { GuestFunction, isCallable } from '../values/function.js';
import { prototypeOf } from '../values/function-shell.js';
import { initialiseFields } from './closure-code.js';
import { BROKEN_CHAIN, type Frame, type Op, TDZ } from './frame.js';
import type { Generator } from './generator.js';
import { outer } from './identifiers.js';
import { inChain, memberKey, propertyValue, superBase, thisValue } from './members.js';

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

export function callExpression(g: Generator, node: CallExpression): Op {
  const { callee } = node;
  if (callee.type === 'Super') return superCall(g, node);
  const inPredicate = inCall(g, node);
  if (inPredicate !== undefined) return inPredicate;
  if (callee.type === 'MemberExpression') {
    if (callee.object.type === 'Super') return superMethodCall(g, node, callee);
    return methodCall(g, node, callee);
  }
  if (callee.type === 'ChainExpression' && callee.expression.type === 'MemberExpression') {
    return methodCall(g, node, callee.expression); // `(a?.b)()` calls b on a
  }
  const values = args(g, node.arguments);
  const target = g.expression(callee);
  const position = g.at(node);
  const name = g.source(callee);
  if (!inChain(node)) {
    return (f) => {
      const fn = target(f);
      const list = values(f);
      machine.position = position;
      if (!isCallable(fn)) throwTypeError(`${name} is not a function`);
      return invoke(fn, undefined, list);
    };
  }
  const { optional } = node;
  return (f) => {
    const fn = target(f);
    if (fn === BROKEN_CHAIN || (optional && (fn === undefined || fn === null))) return BROKEN_CHAIN;
    const list = values(f);
    machine.position = position;
    if (!isCallable(fn)) throwTypeError(`${name} is not a function`);
    return invoke(fn, undefined, list);
  };
}

function methodCall(g: Generator, node: CallExpression, callee: MemberExpression): Op {
  const object = g.expression(callee.object);
  const property = propertyValue(g, callee);
  const values = args(g, node.arguments);
  const position = g.at(callee.property);
  const shown = g.source(callee);
  const chained = inChain(node);
  const separate = node.callee.type === 'ChainExpression' && inChain(callee);
  const breaksAtObject = callee.optional;
  const breaksAtCall = node.optional;
  return (f) => {
    const base = object(f);
    if ((chained || separate) && (base === BROKEN_CHAIN || (breaksAtObject && (base === undefined || base === null)))) {
      if (chained) return BROKEN_CHAIN;
      machine.position = position;
      throwTypeError(`${shown} is not a function`);
    }
    const key = property(f);
    machine.position = position;
    const fn = getAnyKey(base, key);
    if (breaksAtCall && (fn === undefined || fn === null)) return BROKEN_CHAIN;
    const list = values(f);
    machine.position = position;
    if (!isCallable(fn)) throwTypeError(`${shown} is not a function`);
    return invoke(fn, base, list);
  };
}

/** `In('state')` asks the session directly; an unknown state is worth a warning. */
function inCall(g: Generator, node: CallExpression): Op | undefined {
  const { callee } = node;
  if (callee.type !== 'Identifier' || callee.name !== 'In' || g.local('In') !== undefined || node.optional) return undefined;
  const [id] = node.arguments;
  if (node.arguments.length !== 1 || id?.type !== 'Literal' || typeof id.value !== 'string') return undefined;
  const state = id.value;
  if (g.stateIds !== undefined && !g.stateIds.has(state)) g.complain('UNKNOWN_STATE_IN', state, id.start, id.end);
  return () => runningSession().session.isActive(state);
}

export function newExpression(g: Generator, node: NewExpression): Op {
  const target = g.expression(node.callee);
  const values = args(g, node.arguments);
  const position = g.at(node);
  const name = g.source(node.callee);
  return (f) => {
    const fn = target(f);
    const list = values(f);
    machine.position = position;
    if (!isCallable(fn) || !GuestFunction.code(fn).isConstructor) throwTypeError(`${name} is not a constructor`);
    return construct(fn, list);
  };
}

function superMethodCall(g: Generator, node: CallExpression, callee: MemberExpression): Op {
  const hops = g.hopsToThis() ?? 0;
  const self = thisValue(g, callee);
  const key = memberKey(g, callee) as (frame: Frame) => PropertyKey; // `super.#x` does not exist
  const values = args(g, node.arguments);
  const position = g.at(node);
  const name = g.source(callee);
  return (f) => {
    const receiver = self(f);
    const at = key(f);
    machine.position = position;
    const fn = getFrom(superBase(outer(f, hops)), at, receiver);
    const list = values(f);
    machine.position = position;
    if (!isCallable(fn)) throwTypeError(`${name} is not a function`);
    return invoke(fn, receiver, list);
  };
}

/** `super(…)` in the constructor of a derived class (13.3.7.1). */
function superCall(g: Generator, node: CallExpression): Op {
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
