/** `JSON` (ECMA-262 25.5). */
import { allocate, machine, spend } from '../machine.js';
import { copyIn } from '../operations/json.js';
import { createOwn, deleteOwn, enumerableKeys } from '../operations/own.js';
import { get, invoke, toInteger, toLength, toNumber, toText } from '../operations/read.js';
import { throwError, throwTypeError } from '../operations/throw.js';
import { GuestBoxed } from '../values/boxed.js';
import { type GuestFunction, isCallable } from '../values/function.js';
import { isArray, isObject, newObject } from '../values/object.js';
import { SYMBOL_TO_STRING_TAG } from '../values/symbols.js';
import { checkText, made, method } from './define.js';

export const json: object = newObject();
Object.defineProperty(json, SYMBOL_TO_STRING_TAG, { value: 'JSON', configurable: true });

method(json, 'parse', 2, (_self, [source, reviver]) => {
  const text = toText(source);
  spend(text.length >> 2);
  allocate(2 * text.length);
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch (error) {
    throwError('SyntaxError', error instanceof Error ? error.message : 'not JSON');
  }
  const value = copyIn(parsed, undefined);
  if (!isCallable(reviver)) return value;
  const holder = newObject();
  createOwn(holder, '', value);
  return revive(reviver, holder, '');
});

function nest(): void {
  spend(1);
  if (--machine.depth < 0) throwError('RangeError', 'Maximum call stack size exceeded');
}

function revive(reviver: GuestFunction, holder: object, key: PropertyKey): unknown {
  nest();
  const value = get(holder, key);
  if (isObject(value)) {
    const keys = isArray(value) ? Array.from({ length: toLength(get(value, 'length')) }, (_, i) => i) : enumerableKeys(value);
    for (const each of keys) {
      const changed = revive(reviver, value, each);
      if (changed === undefined) deleteOwn(value, each);
      else createOwn(value, each, changed);
    }
  }
  machine.depth++;
  return invoke(reviver, holder, [String(key), value]);
}

/** What `JSON.stringify` was asked for. */
interface Style {
  readonly replacer: GuestFunction | undefined;
  readonly keys: readonly string[] | undefined;
  readonly gap: string;
}

method(json, 'stringify', 3, (_self, [value, replacer, space]) => {
  const style: Style = {
    replacer: isCallable(replacer) ? replacer : undefined,
    keys: isArray(replacer) ? keyList(replacer) : undefined,
    gap: gapOf(space),
  };
  const holder = newObject();
  createOwn(holder, '', value);
  const text = new Writer(style).write(holder, '', '');
  return text === undefined ? undefined : made(text);
});

function keyList(list: { readonly length: number }): string[] {
  const keys = new Set<string>();
  for (let i = 0; i < list.length; i++) {
    spend(1);
    const item = get(list, i);
    if (typeof item === 'string' || typeof item === 'number') keys.add(String(item));
    else if (boxes(item) === 'string' || boxes(item) === 'number') keys.add(toText(item));
  }
  return [...keys];
}

/** The type of the primitive inside of an object. */
function boxes(value: unknown): string | undefined {
  return isObject(value) && GuestBoxed.is(value) ? typeof GuestBoxed.value(value) : undefined;
}

function gapOf(space: unknown): string {
  const boxed = boxes(space);
  const value = boxed === 'number' ? toNumber(space) : boxed === 'string' ? toText(space) : space;
  if (typeof value === 'number') return ' '.repeat(Math.max(0, Math.min(10, toInteger(value))));
  return typeof value === 'string' ? value.slice(0, 10) : '';
}

class Writer {
  readonly #stack: object[] = [];
  constructor(private readonly style: Style) {}

  /** Text of one property; undefined when it is left out. */
  write(holder: object, key: PropertyKey, indent: string): string | undefined {
    spend(1);
    const value = this.#prepare(holder, key);
    if (value === null) return 'null';
    switch (typeof value) {
      case 'string':
        return quoted(value);
      case 'number':
        return Number.isFinite(value) ? String(value) : 'null';
      case 'boolean':
        return String(value);
      case 'object':
        return isCallable(value) ? undefined : this.#writeObject(value, indent);
      default:
        return undefined;
    }
  }

  #prepare(holder: object, key: PropertyKey): unknown {
    let value = get(holder, key);
    if (isObject(value)) {
      const toJson = get(value, 'toJSON');
      if (isCallable(toJson)) value = invoke(toJson, value, [String(key)]);
    }
    if (this.style.replacer) value = invoke(this.style.replacer, holder, [String(key), value]);
    if (!isObject(value) || !GuestBoxed.is(value)) return value;
    const inner = GuestBoxed.value(value);
    if (typeof inner === 'symbol') return value;
    return typeof inner === 'number' ? toNumber(value) : typeof inner === 'string' ? toText(value) : inner;
  }

  #writeObject(value: object, indent: string): string {
    if (this.#stack.includes(value)) throwTypeError('Converting circular structure to JSON');
    if (this.#stack.length >= machine.limits.nesting) throwError('RangeError', 'JSON is nested too deeply');
    spend(this.#stack.length >> 3);
    this.#stack.push(value);
    const inner = indent + this.style.gap;
    const parts = isArray(value) ? this.#elements(value, inner) : this.#members(value, inner);
    this.#stack.pop();
    const [open, close] = isArray(value) ? ['[', ']'] : ['{', '}'];
    if (parts.length === 0) return open + close;
    if (this.style.gap === '') return `${open}${parts.join(',')}${close}`;
    return `${open}\n${inner}${parts.join(`,\n${inner}`)}\n${indent}${close}`;
  }

  #elements(array: object, inner: string): string[] {
    const length = toLength(get(array, 'length'));
    const size = { text: 0 };
    const parts: string[] = [];
    for (let i = 0; i < length; i++) this.#add(parts, this.write(array, i, inner) ?? 'null', inner, size);
    return parts;
  }

  #members(object: object, inner: string): string[] {
    const size = { text: 0 };
    const parts: string[] = [];
    for (const key of this.style.keys ?? enumerableKeys(object)) {
      const text = this.write(object, key, inner);
      if (text !== undefined) this.#add(parts, `${quoted(key)}:${this.style.gap === '' ? '' : ' '}${text}`, inner, size);
    }
    return parts;
  }

  #add(parts: string[], text: string, inner: string, size: { text: number }): void {
    size.text += text.length + inner.length + 2;
    checkText(size.text);
    allocate(text.length + 16);
    parts.push(text);
  }
}

function quoted(text: string): string {
  spend(text.length >> 6);
  return JSON.stringify(text);
}
