/** Errors (ECMA-262 20.5). */
import { allocate } from '../machine.js';
import { prototypeFor } from '../operations/construct.js';
import { listOf } from '../operations/iterate.js';
import { get, hasProperty, toText } from '../operations/read.js';
import { throwTypeError } from '../operations/throw.js';
import { ErrorPrototype, type ErrorType, errorPrototypes, newError } from '../values/error.js';
import type { GuestFunction } from '../values/function.js';
import { arrayOf, isObject } from '../values/object.js';
import { constructorOf, hidden, made, method } from './define.js';

function create(prototype: object, message: unknown, options: unknown): object {
  const text = message === undefined ? undefined : toText(message);
  allocate(64 + (text?.length ?? 0));
  const error = newError(prototype, text);
  if (isObject(options) && hasProperty(options, 'cause')) hidden(error, 'cause', get(options, 'cause'));
  return error;
}

function errorConstructor(type: ErrorType): GuestFunction {
  const prototype = errorPrototypes[type];
  const fn = constructorOf(
    type,
    1,
    prototype,
    ([message, options], newTarget) => create(prototypeFor(newTarget, prototype), message, options),
    (_self, [message, options]) => create(prototype, message, options),
  );
  hidden(prototype, 'name', type);
  hidden(prototype, 'message', '');
  return fn;
}

function aggregateConstructor(): GuestFunction {
  const prototype = errorPrototypes.AggregateError;
  const make = (target: object, [errors, message, options]: readonly unknown[]): object => {
    const error = create(target, message, options);
    hidden(error, 'errors', arrayOf(listOf(errors)));
    return error;
  };
  const fn = constructorOf(
    'AggregateError',
    2,
    prototype,
    (args, newTarget) => make(prototypeFor(newTarget, prototype), args),
    (_self, args) => make(prototype, args),
  );
  hidden(prototype, 'name', 'AggregateError');
  hidden(prototype, 'message', '');
  return fn;
}

const SIMPLE = ['Error', 'TypeError', 'RangeError', 'SyntaxError', 'ReferenceError', 'EvalError', 'URIError'] as const;

/** Constructors by name. */
export const errorConstructors: ReadonlyMap<string, GuestFunction> = new Map([
  ...SIMPLE.map((type) => [type, errorConstructor(type)] as const),
  ['AggregateError', aggregateConstructor()],
]);

for (const [name, fn] of errorConstructors) if (name !== 'Error') Object.setPrototypeOf(fn, errorConstructors.get('Error')!);

method(ErrorPrototype, 'toString', 0, (self) => {
  if (!isObject(self)) throwTypeError('Error.prototype.toString requires that this be an object');
  const name = get(self, 'name');
  const first = name === undefined ? 'Error' : toText(name);
  const message = get(self, 'message');
  const second = message === undefined ? '' : toText(message);
  return made(first === '' ? second : second === '' ? first : `${first}: ${second}`);
});
