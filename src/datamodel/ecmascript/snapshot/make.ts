/** Makes the objects of records, still empty: those that others need to exist come first. */
import { sourceAt } from '../builtins/iterators.js';
import { GuestNode } from '../dom/node.js';
import { parseTree } from '../dom/tree.js';
import { FIELD_CODE } from '../generate/class-elements.js';
import type { ClosureCode } from '../generate/closure-code.js';
import { Frame } from '../generate/frame.js';
import { allocate } from '../machine.js';
import { BoundCode } from '../operations/bound.js';
import { compilePattern } from '../operations/regexp.js';
import { box } from '../values/boxed.js';
import type { FieldsCode } from '../values/class-fields.js';
import { GuestDate, GuestMap, GuestSet, GuestWeakMap, GuestWeakSet } from '../values/collections.js';
import { GuestError } from '../values/error.js';
import { GuestFunction } from '../values/function.js';
import { FunctionPrototype } from '../values/function-shell.js';
import { ITERATOR_KINDS, ITERATOR_MODES, type IteratorKind, type IteratorMode, newIterator, OVER } from '../values/iterators.js';
import { GuestArguments, newArray, newObject } from '../values/object.js';
import { PrivateName } from '../values/private-name.js';
import { GuestRegExp } from '../values/regexp.js';
import { type Decoder, textOf, Unreadable, wholeOf } from './decode.js';
import type { EncodedRecord, RecordKind } from './format.js';

/** Finds the compiled code that stands at a position of the document. */
export interface CodeFinder {
  function(position: number): ClosureCode | undefined;
  fields(position: number): FieldsCode | undefined;
  /** The global object of the session that is restored. */
  globalObject(): object;
}

/** Kinds in the order in which they are made: functions need frames, nodes need their document. */
const ROUNDS: readonly (readonly RecordKind[])[] = [
  ['F', 'P', 'X'],
  ['G', 'M', 'S', 'a', 'o', 'g', 'e', 'd', 'r', 'm', 's', 'x', 'i', 'f', 'b', 'N'],
];

export function makeObjects(records: readonly EncodedRecord[], objects: (object | undefined)[], decoder: Decoder, code: CodeFinder): void {
  for (const round of ROUNDS) {
    for (let i = 0; i < records.length; i++) if (round.includes(records[i]!.k)) objects[i] = make(records[i]!, decoder, code);
  }
  const missing = records.find((_record, i) => objects[i] === undefined);
  if (missing) throw new Unreadable(`kind ${missing.k}`);
}

function make(record: EncodedRecord, decoder: Decoder, code: CodeFinder): object {
  switch (record.k) {
    case 'F':
      return new Frame(undefined, 0, undefined, undefined, undefined);
    case 'P':
      return new PrivateName(text(record));
    case 'X':
      return document(text(record));
    case 'N':
      return node(record, decoder);
    case 'G':
      return code.globalObject();
    case 'a':
      return newArray();
    case 'f':
      return new GuestFunction(functionCode(record, code), scopeOf(record, decoder));
    case 'b':
      // a stand-in for the target, until all functions are made
      return new GuestFunction(new BoundCode(FunctionPrototype as GuestFunction, undefined, [], text(record), lengthOf(record)), undefined);
    case 'g':
      return GuestArguments.make();
    case 'e':
      return new GuestError();
    case 'd':
      return new GuestDate(timeOf(decoder.value(record.v?.[0])));
    case 'r':
      return regexp(record);
    case 'm':
      return new GuestMap();
    case 's':
      return new GuestSet();
    case 'M':
      return new GuestWeakMap();
    case 'S':
      return new GuestWeakSet();
    case 'x':
      return boxed(decoder.value(record.v?.[0]));
    case 'i':
      return iterator(record);
    case 'o':
      return newObject();
    default:
      throw new Unreadable('kind of record');
  }
}

function text(record: EncodedRecord): string {
  return textOf(record.t);
}

/** The `length` of a bound function, which may have been infinite. */
function lengthOf({ n }: EncodedRecord): number {
  return typeof n === 'number' && n >= 0 ? n : 0;
}

function functionCode(record: EncodedRecord, code: CodeFinder): ClosureCode {
  const found = record.n === 0 ? FIELD_CODE : code.function(record.n ?? -1);
  if (found === undefined) throw new Unreadable(`code at ${record.n}`);
  return found;
}

function scopeOf(record: EncodedRecord, decoder: Decoder): Frame | undefined {
  const scope = decoder.any(record.s);
  return scope === undefined ? undefined : decoder.frame(record.s);
}

function document(xml: string): GuestNode {
  const tree = parseTree(xml);
  if (tree === undefined) throw new Unreadable('XML');
  return GuestNode.root(tree);
}

function node(record: EncodedRecord, decoder: Decoder): GuestNode {
  const root = decoder.object(record.s);
  const tree = GuestNode.is(root) ? GuestNode.tree(root).descendants[wholeOf(record.n, 0, Number.MAX_SAFE_INTEGER)] : undefined;
  if (tree === undefined) throw new Unreadable('a node');
  return GuestNode.sibling(root as GuestNode, tree);
}

/** A time that a Date can have (21.4.1.31). */
function timeOf(value: unknown): number {
  if (typeof value !== 'number' || !Object.is(new Date(value).getTime(), value)) throw new Unreadable('a time');
  return value;
}

function regexp(record: EncodedRecord): GuestRegExp {
  const flags = textOf(record.f);
  const program = compilePattern(text(record), flags);
  if (typeof program === 'string') throw new Unreadable(`pattern: ${program}`);
  allocate(4000 + 256 * program.size); // compiling takes the host long, so that what a session may allocate limits it
  return new GuestRegExp(program, text(record), flags);
}

function boxed(value: unknown): object {
  if (value === null || value === undefined || typeof value === 'object') throw new Unreadable('a primitive');
  return box(value as string | number | boolean | symbol);
}

function iterator(record: EncodedRecord): object {
  if (!(ITERATOR_KINDS as readonly unknown[]).includes(record.f)) throw new Unreadable('an iterator');
  if (!(ITERATOR_MODES as readonly unknown[]).includes(record.m)) throw new Unreadable('an iterator');
  const holds: unknown[] = []; // filled in when all objects are made
  const position = wholeOf(record.n, OVER, Number.MAX_SAFE_INTEGER);
  return newIterator(sourceAt({ kind: record.f as IteratorKind, mode: record.m as IteratorMode, holds, position }));
}
