/** Names for everything that is there before a document runs: built-ins, prototypes, well-known symbols. */
import { globals } from '../builtins/globals.js';
import { inFunction } from '../builtins/in.js';
import { NodePrototype } from '../dom/node.js';
import { OUTERMOST } from '../generate/frame.js';
import { Accessor } from '../values/accessor.js';
import { FunctionPrototype, FunctionShell, prototypeOf } from '../values/function-shell.js';
import { iteratorPrototypes } from '../values/iterators.js';
import { GuestArguments, isObject } from '../values/object.js';
import * as wellKnown from '../values/symbols.js';

const names = new Map<unknown, string>();
const objects = new Map<string, unknown>();

/** The name of an intrinsic object or symbol; undefined for others. */
export function intrinsicName(value: object | symbol): string | undefined {
  return names.get(value);
}

export function intrinsicNamed(name: string): unknown {
  return objects.get(name);
}

function add(name: string, value: unknown): boolean {
  if (names.has(value) || value === FunctionShell) return false;
  names.set(value, name);
  objects.set(name, value);
  return true;
}

/** Names an object and all that hangs on it, after the way to it. */
function addAll(name: string, root: unknown): void {
  const waiting: [string, unknown][] = [[name, root]];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const [path, value] = next;
    if (!isObject(value) || !add(path, value)) continue;
    waiting.push([`${path}.__proto__`, prototypeOf(value)]);
    for (const key of Reflect.ownKeys(value)) {
      const property: unknown = Object.getOwnPropertyDescriptor(value, key)?.value;
      const at = `${path}.${typeof key === 'symbol' ? `@${key.description}` : key}`;
      if (property instanceof Accessor) waiting.push([`get ${at}`, property.getter], [`set ${at}`, property.setter]);
      else waiting.push([at, property]);
    }
  }
}

for (const symbol of Object.values(wellKnown)) add(`@${symbol.description}`, symbol);
add('%outermost%', OUTERMOST);
addAll('%Function.prototype%', FunctionPrototype);
for (const [name, value] of globals) addAll(name, value);
addAll('In', inFunction);
addAll('%Node.prototype%', NodePrototype);
addAll('%Arguments.prototype%', GuestArguments.prototype);
for (const [kind, prototype] of Object.entries(iteratorPrototypes)) addAll(`%${kind}%`, prototype);
