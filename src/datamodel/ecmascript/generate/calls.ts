/** Calls and `new` (ECMA-262 13.3.5, 13.3.6). */
import type { CallExpression, MemberExpression, NewExpression } from 'acorn';
import { machine, runningSession } from '../machine.js';
import { construct } from '../operations/construct.js';
import { getAnyKey } from '../operations/private.js';
import { invoke } from '../operations/read.js';
import { throwTypeError } from '../operations/throw.js';
import { GuestFunction, isCallable } from '../values/function.js';
import { args } from './arguments.js';
import { BROKEN_CHAIN, type Op } from './frame.js';
import type { Generator } from './generator.js';
import { inChain, propertyValue } from './members.js';
import { superCall, superMethodCall } from './super.js';

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
