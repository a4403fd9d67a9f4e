/** `Function.prototype` (ECMA-262 20.2). Code is never made from strings. */
import { MAX_ARGUMENTS } from '../limits.js';
import { allocate, spend } from '../machine.js';
import { REFUSED_ACCESS } from '../operations/arguments.js';
import { BoundCode } from '../operations/bound.js';
import { setPrototype } from '../operations/construct.js';
import { hasInstance } from '../operations/operators.js';
import { hasOwn } from '../operations/own.js';
import { call, get, toInteger, toLength } from '../operations/read.js';
import { showValue, throwError, throwTypeError } from '../operations/throw.js';
import { builtin } from '../values/builtin.js';
import { GuestFunction, isCallable } from '../values/function.js';
import { FunctionPrototype, prototypeOf } from '../values/function-shell.js';
import { isObject } from '../values/object.js';
import { SYMBOL_HAS_INSTANCE } from '../values/symbols.js';
import { constant, constructorOf, made, method } from './define.js';

function refuse(): never {
  throwError('EvalError', 'Code is never made from strings');
}

export const functionConstructor = constructorOf('Function', 1, FunctionPrototype, refuse, refuse);
export const evalFunction = builtin('eval', 1, refuse);

method(FunctionPrototype, 'call', 1, (self, args) => call(self, args[0], args.slice(1)));
method(FunctionPrototype, 'apply', 2, (self, [thisValue, list]) => call(self, thisValue, argumentList(list)));
method(FunctionPrototype, 'bind', 1, (self, args) => {
  if (!isCallable(self)) throwTypeError('Bind must be called on a function');
  allocate(96 + 8 * args.length);
  const given = hasOwn(self, 'length') ? get(self, 'length') : 0;
  const length = typeof given === 'number' ? Math.max(0, toInteger(given) - Math.max(0, args.length - 1)) : 0;
  const name = get(self, 'name');
  const code = new BoundCode(self, args[0], args.slice(1), made(`bound ${typeof name === 'string' ? name : ''}`), length);
  const bound = new GuestFunction(code, undefined);
  const prototype = prototypeOf(self);
  if (prototype !== FunctionPrototype) setPrototype(bound, prototype);
  return bound;
});
method(FunctionPrototype, 'toString', 0, (self) => {
  if (!isCallable(self)) throwTypeError(`Function.prototype.toString requires that 'this' be a Function, not ${showValue(self)}`);
  const code = GuestFunction.code(self);
  return made(code.sourceText ?? `function ${code instanceof BoundCode ? '' : GuestFunction.nameOf(self)}() { [native code] }`);
});
for (const key of ['caller', 'arguments']) {
  Object.defineProperty(FunctionPrototype, key, { value: REFUSED_ACCESS, configurable: true });
}
constant(
  FunctionPrototype,
  SYMBOL_HAS_INSTANCE,
  builtin('[Symbol.hasInstance]', 1, (self, [value]) => hasInstance(self, value)),
);

/** Elements of an array-like object as arguments (7.3.18). */
export function argumentList(value: unknown): unknown[] {
  if (value === undefined || value === null) return [];
  if (!isObject(value)) throwTypeError('CreateListFromArrayLike called on non-object');
  const length = toLength(get(value, 'length'));
  if (length > MAX_ARGUMENTS) throwError('RangeError', 'Too many arguments');
  spend(length);
  allocate(8 * length);
  const list: unknown[] = [];
  for (let i = 0; i < length; i++) list.push(get(value, i));
  return list;
}
