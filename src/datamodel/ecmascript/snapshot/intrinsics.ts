/** Names for everything that is there before a document runs: built-ins, prototypes, well-known symbols. */
import { globals } from '../builtins/globals.js';
import { inFunction } from '../builtins/in.js';
import { NodeListPrototype } from '../dom/members.js';
import { NodePrototype } from '../dom/node.js';
import { OUTERMOST } from '../generate/frame.js';
import { Accessor } from '../values/accessor.js';
import { FunctionPrototype, FunctionShell, prototypeOf } from '../values/function-shell.js';
import { iteratorPrototypes } from '../values/iterators.js';
import { isObject } from '../values/object.js';
import * as wellKnown from '../values/symbols.js';

interface Table {
  readonly names: ReadonlyMap<unknown, string>;
  readonly objects: ReadonlyMap<string, unknown>;
}

const TABLE: Table = tableOf([
  ...Object.values(wellKnown).map((symbol) => [`@${symbol.description}`, symbol] as const),
  ['%outermost%', OUTERMOST],
  ['%Function.prototype%', FunctionPrototype],
  ...globals,
  ['In', inFunction],
  ['%Node.prototype%', NodePrototype],
  ['%NodeList.prototype%', NodeListPrototype],
  ...Object.entries(iteratorPrototypes),
]);

/** The name of an intrinsic object or symbol; undefined for others. */
export function intrinsicName(value: object | symbol): string | undefined {
  return TABLE.names.get(value);
}

export function intrinsicNamed(name: string): unknown {
  return TABLE.objects.get(name);
}

/** Names the roots and all that hangs on them, after the way to it. */
function tableOf(roots: readonly (readonly [name: string, value: unknown])[]): Table {
  const names = new Map<unknown, string>();
  const objects = new Map<string, unknown>();
  const waiting = [...roots].reverse();
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const [path, value] = next;
    if ((!isObject(value) && typeof value !== 'symbol') || names.has(value) || value === FunctionShell) continue;
    names.set(value, path);
    objects.set(path, value);
    if (isObject(value) && value !== OUTERMOST) waiting.push(...partsOf(path, value));
  }
  return { names, objects };
}

function partsOf(path: string, object: object): [string, unknown][] {
  const parts: [string, unknown][] = [[`${path}.__proto__`, prototypeOf(object)]];
  for (const key of Reflect.ownKeys(object)) {
    const property: unknown = Object.getOwnPropertyDescriptor(object, key)?.value;
    const at = `${path}.${typeof key === 'symbol' ? `@${key.description}` : key}`;
    if (property instanceof Accessor) parts.push([`get ${at}`, property.getter], [`set ${at}`, property.setter]);
    else parts.push([at, property]);
  }
  return parts;
}
