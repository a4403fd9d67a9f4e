/** Which kind of record an object becomes, and the prototype it usually has. */
import { GuestNode, NodePrototype } from '../dom/node.js';
import { Frame } from '../generate/frame.js';
import { BoundCode } from '../operations/bound.js';
import { GuestBoxed, prototypeOfPrimitive } from '../values/boxed.js';
import {
  DatePrototype,
  GuestDate,
  GuestMap,
  GuestSet,
  GuestWeakMap,
  GuestWeakSet,
  MapPrototype,
  SetPrototype,
  WeakMapPrototype,
  WeakSetPrototype,
} from '../values/collections.js';
import { ErrorPrototype, GuestError } from '../values/error.js';
import { GuestFunction } from '../values/function.js';
import { FunctionShell } from '../values/function-shell.js';
import { GuestIterator, iteratorPrototypes } from '../values/iterators.js';
import { ArrayPrototype, GuestArguments, GuestGlobal, isArray, ObjectPrototype } from '../values/object.js';
import { PrivateName } from '../values/private-name.js';
import { GuestRegExp, RegExpPrototype } from '../values/regexp.js';
import type { RecordKind } from './format.js';

export function kindOf(object: object): RecordKind {
  if (object instanceof Frame) return 'F';
  if (object instanceof PrivateName) return 'P';
  if (isArray(object)) return 'a';
  if (GuestFunction.is(object)) return GuestFunction.code(object) instanceof BoundCode ? 'b' : 'f';
  if (GuestError.is(object)) return 'e';
  if (GuestDate.is(object)) return 'd';
  if (GuestRegExp.is(object)) return 'r';
  if (GuestMap.is(object)) return 'm';
  if (GuestSet.is(object)) return 's';
  if (GuestWeakMap.is(object)) return 'M';
  if (GuestWeakSet.is(object)) return 'S';
  if (GuestBoxed.is(object)) return 'x';
  if (GuestIterator.is(object)) return 'i';
  if (GuestNode.is(object)) return GuestNode.tree(object).parent === undefined ? 'X' : 'N';
  if (GuestGlobal.is(object)) return 'G';
  return GuestArguments.is(object) ? 'g' : 'o';
}

export function usualPrototype(object: object, kind: RecordKind): object | null {
  switch (kind) {
    case 'a':
      return ArrayPrototype;
    case 'f':
    case 'b':
      return FunctionShell;
    case 'e':
      return ErrorPrototype;
    case 'd':
      return DatePrototype;
    case 'r':
      return RegExpPrototype;
    case 'm':
      return MapPrototype;
    case 's':
      return SetPrototype;
    case 'M':
      return WeakMapPrototype;
    case 'S':
      return WeakSetPrototype;
    case 'x':
      return prototypeOfPrimitive(GuestBoxed.value(object as GuestBoxed))!;
    case 'i':
      return iteratorPrototypes[GuestIterator.source(object as GuestIterator).kind];
    case 'X':
    case 'N':
      return NodePrototype;
    default:
      return ObjectPrototype;
  }
}
