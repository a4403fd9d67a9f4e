/** The global names of ECMAScript that documents have. Complete and shared once this module is loaded. */
import '../builtins/array-search.js';
import '../builtins/group-by.js';
import '../builtins/iterators.js';
import '../builtins/object-accessors.js';
import '../builtins/string-html.js';
import '../builtins/string-patterns.js';
import { Accessor } from '../values/accessor.js';
import { FunctionPrototype, FunctionShell, prototypeOf } from '../values/function-shell.js';
import { iteratorPrototypes } from '../values/iterators.js';
import { isObject } from '../values/object.js';
import { isIntrinsic, makeIntrinsic } from '../values/protection.js';
import { SYMBOL_SPECIES } from '../values/symbols.js';
import { arrayConstructor } from './array.js';
import { mapConstructor, setConstructor } from './collections.js';
import { dateConstructor } from './date.js';
import { getter } from './define.js';
import { errorConstructors } from './error.js';
import { evalFunction, functionConstructor } from './function.js';
import { json } from './json.js';
import { math } from './math.js';
import { booleanConstructor, numberConstructor, numberFunctions } from './number.js';
import { objectConstructor } from './object.js';
import { reflect } from './reflect.js';
import { regExpConstructor } from './regexp.js';
import { stringConstructor } from './string.js';
import { symbolConstructor } from './symbol.js';
import { uriFunctions } from './uri.js';
import { weakMapConstructor, weakSetConstructor } from './weak-collections.js';

for (const fn of [arrayConstructor, mapConstructor, setConstructor, regExpConstructor]) getter(fn, SYMBOL_SPECIES, (self) => self);

export const globals: ReadonlyMap<string, unknown> = new Map<string, unknown>([
  ['Object', objectConstructor],
  ['Function', functionConstructor],
  ['eval', evalFunction],
  ['Array', arrayConstructor],
  ['String', stringConstructor],
  ['Number', numberConstructor],
  ['Boolean', booleanConstructor],
  ['Symbol', symbolConstructor],
  ['Math', math],
  ['JSON', json],
  ['Date', dateConstructor],
  ['RegExp', regExpConstructor],
  ['Map', mapConstructor],
  ['Set', setConstructor],
  ['WeakMap', weakMapConstructor],
  ['WeakSet', weakSetConstructor],
  ['Reflect', reflect],
  ...errorConstructors,
  ...Object.entries(numberFunctions),
  ...Object.entries(uriFunctions),
]);

/** Marks everything that can be reached, since all sessions share it. */
function shareAll(roots: readonly unknown[]): void {
  const waiting = [...roots];
  while (waiting.length > 0) {
    const next = waiting.pop();
    if (!isObject(next) || next === FunctionShell || isIntrinsic(next)) continue;
    if (next instanceof Accessor) {
      waiting.push(next.getter, next.setter);
      continue;
    }
    makeIntrinsic(next);
    waiting.push(prototypeOf(next));
    for (const key of Reflect.ownKeys(next)) waiting.push(Object.getOwnPropertyDescriptor(next, key)?.value);
  }
}
shareAll([FunctionPrototype, ...globals.values(), ...Object.values(iteratorPrototypes)]);
