/** What hostile programs are judged by: nothing of the host may be reachable, and nothing of the host may change. */
import { inspect } from 'node:util';
import { TDZ, UNDECLARED } from '../../src/datamodel/ecmascript/generate/frame.js';
import { Accessor } from '../../src/datamodel/ecmascript/values/accessor.js';
import { GuestFunction } from '../../src/datamodel/ecmascript/values/function.js';

/** Prototypes of the host that no guest value may have on its chain. */
const HOST_PROTOTYPES = new Set<unknown>([
  ...[Object, Function, Array, String, Number, Boolean, Symbol, Date, RegExp, Map, Set, WeakMap, WeakSet, Promise, Error].map(
    (c) => c.prototype,
  ),
  ...[TypeError, RangeError, SyntaxError, ReferenceError, EvalError, URIError].map((c) => c.prototype),
]);

const HOST_SYMBOLS = new Set<unknown>(
  Object.getOwnPropertyNames(Symbol)
    .map((name) => (Symbol as unknown as Record<string, unknown>)[name])
    .filter((value) => typeof value === 'symbol'),
);

/** A number for each object of the host, so that one put in another's place is noticed. */
const numbers = new WeakMap<object, number>();
let nextNumber = 1;

function identity(value: unknown): string {
  if ((typeof value !== 'object' && typeof value !== 'function') || value === null) return String(value);
  let number = numbers.get(value);
  if (number === undefined) {
    number = nextNumber++;
    numbers.set(value, number);
  }
  return `#${number}`;
}

/** A fingerprint of what the host's own objects look like: their properties and what these hold. */
export function hostState(): string {
  return [...HOST_PROTOTYPES, Object, Array, JSON, Math, Reflect, Symbol]
    .map((each) =>
      Reflect.ownKeys(each as object)
        .map((key) => {
          const { value, get, set, writable, configurable } = Object.getOwnPropertyDescriptor(each, key)!;
          return `${String(key)}:${[value, get, set].map(identity)},${writable},${configurable}`;
        })
        .sort()
        .join(),
    )
    .concat(Object.getOwnPropertyNames(globalThis).sort().join())
    .join('\n');
}

/** Walks everything reachable from guest values. @returns what must not be there */
export function leaks(roots: readonly unknown[]): string[] {
  const found: string[] = [];
  const seen = new Set<unknown>();
  const waiting: [value: unknown, path: string][] = roots.map((root, i) => [root, `[${i}]`]);
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const [value, path] = next;
    if (typeof value === 'function') found.push(`${path}: a host function`);
    if (typeof value === 'symbol' && (HOST_SYMBOLS.has(value) || Symbol.keyFor(value) !== undefined)) found.push(`${path}: a host symbol`);
    if (typeof value !== 'object' || value === null || seen.has(value) || value === UNDECLARED || value === TDZ) continue;
    seen.add(value);
    if (value instanceof Accessor) {
      waiting.push([value.getter, `${path} getter`], [value.setter, `${path} setter`]);
      continue;
    }
    if (GuestFunction.is(value)) GuestFunction.materialise(value);
    for (let at = Object.getPrototypeOf(value) as unknown; at !== null; at = Object.getPrototypeOf(at)) {
      if (HOST_PROTOTYPES.has(at)) found.push(`${path}: a host prototype`);
      waiting.push([at, `${path} prototype`]);
    }
    for (const key of Reflect.ownKeys(value)) {
      const property = Object.getOwnPropertyDescriptor(value, key)!;
      if (property.get || property.set) found.push(`${path}.${String(key)}: a host accessor`);
      waiting.push([key, `${path} key`], [property.value, `${path}.${String(key)}`]);
    }
  }
  return found;
}

/** What a careless host does with a value that came out. Guest code must not run while it does. */
export async function handleCarelessly(value: unknown): Promise<void> {
  inspect(value, { depth: 5, showHidden: true, getters: true });
  try {
    JSON.stringify(value);
  } catch (error) {
    if (!(error instanceof TypeError)) throw error; // a structure that contains itself
  }
  await (value as Promise<unknown>);
  try {
    void `${value as string}`;
    void ((value as number) < 1);
    void Array.from(value as Iterable<unknown>);
  } catch (error) {
    if (!(error instanceof TypeError)) throw error; // what cannot be converted is a TypeError of the host
  }
  try {
    structuredClone(value);
  } catch (error) {
    if (!(error instanceof DOMException)) throw error; // symbols cannot be cloned
  }
}
