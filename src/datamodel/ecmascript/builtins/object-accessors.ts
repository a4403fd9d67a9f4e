/** `__defineGetter__` and its kin (ECMA-262 B.2.2). There is no accessor `__proto__`. */
import { toObject } from '../operations/copy.js';
import { defineOwn, ownProperty } from '../operations/own.js';
import { toKey } from '../operations/read.js';
import { showKey, throwTypeError } from '../operations/throw.js';
import { Accessor } from '../values/accessor.js';
import { isCallable } from '../values/function.js';
import { prototypeOf } from '../values/function-shell.js';
import { ObjectPrototype } from '../values/object.js';
import { method } from './define.js';

for (const [kind, part] of [
  ['Getter', 'getter'],
  ['Setter', 'setter'],
] as const) {
  method(ObjectPrototype, `__define${kind}__`, 2, (self, [key, fn]) => {
    const object = toObject(self);
    if (!isCallable(fn)) throwTypeError(`Object.prototype.__define${kind}__: Expecting function`);
    const at = toKey(key);
    if (!defineOwn(object, at, { [part]: fn, enumerable: true, configurable: true }))
      throwTypeError(`Cannot redefine property: ${showKey(at)}`);
    return undefined;
  });
  method(ObjectPrototype, `__lookup${kind}__`, 1, (self, [key]) => {
    const object = toObject(self);
    const at = toKey(key);
    for (let holder: object | null = object; holder !== null; holder = prototypeOf(holder)) {
      const own = ownProperty(holder, at);
      if (own !== undefined) return own.value instanceof Accessor ? own.value[part] : undefined;
    }
    return undefined;
  });
}
