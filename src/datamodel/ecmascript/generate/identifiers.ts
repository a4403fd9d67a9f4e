/** Reading and writing variables: locals in frames, globals in the session's slots, and SCXML's read-only ones. */
import type { AnyNode, Identifier } from 'acorn';
import { inFunction } from '../builtins/in.js';
import { machine, runningSession } from '../machine.js';
import { typeOf } from '../operations/operators.js';
import { deleteOwn } from '../operations/own.js';
import { get } from '../operations/read.js';
import { throwError, throwTypeError } from '../operations/throw.js';
import { set } from '../operations/write.js';
import type { Variable } from '../syntax/scope.js';
import { Binding } from '../values/binding.js';
import { ObjectPrototype } from '../values/object.js';
import { type Frame, type Op, type Store, TDZ, UNDECLARED } from './frame.js';
import type { Generator } from './generator.js';

/** How a target is written: a declaration's first value, an assignment, or SCXML's `location`, which must be declared. */
export type WriteMode = 'initialise' | 'assign' | 'location';

export function outer(frame: Frame, hops: number): Frame {
  let at = frame;
  for (let i = hops; i > 0; i--) at = at.parent!;
  return at;
}

export function readIdentifier(g: Generator, node: Identifier): Op {
  const { name } = node;
  const local = g.local(name);
  if (local !== undefined) return readLocal(g, local, node);
  if (name === 'arguments') {
    const place = argumentsPlace(g);
    if (place) return (f) => outer(f, place.hops).slots[place.slot];
  }
  return readGlobal(g, name, g.at(node));
}

function readLocal(g: Generator, variable: Variable, node: Identifier): Op {
  const hops = g.hops(variable.host!);
  const { slot, name } = variable;
  const sure = !variable.hasDeadZone || (variable.scope.function === g.scope.function && node.start >= variable.initialisedAfter);
  if (sure) {
    switch (hops) {
      case 0:
        return (f) => f.slots[slot];
      case 1:
        return (f) => f.parent!.slots[slot];
      case 2:
        return (f) => f.parent!.parent!.slots[slot];
      default:
        return (f) => outer(f, hops).slots[slot];
    }
  }
  const position = g.at(node);
  return (f) => {
    const value = outer(f, hops).slots[slot];
    if (value === TDZ) throwEarly(name, position);
    return value;
  };
}

function throwEarly(name: string, position: number): never {
  machine.position = position;
  throwError('ReferenceError', `Cannot access '${name}' before initialization`);
}

function throwUndeclared(name: string, position: number): never {
  machine.position = position;
  throwError('ReferenceError', `${name} is not defined`);
}

/** Where the `arguments` of the function around is; undefined outside of functions. */
export function argumentsPlace(g: Generator): { readonly hops: number; readonly slot: number } | undefined {
  let fn = g.scope.function;
  while (fn.arrow) fn = fn.parent!.function;
  if (fn.kind !== 'function' || fn.argumentsSlot < 0) return undefined;
  return { hops: g.hops(fn), slot: fn.argumentsSlot };
}

const CONSTANTS: ReadonlyMap<string, number | undefined> = new Map([
  ['undefined', undefined],
  ['NaN', Number.NaN],
  ['Infinity', Number.POSITIVE_INFINITY],
]);

/** A name that means the same value everywhere. */
export function isConstant(name: string): boolean {
  return CONSTANTS.has(name);
}

function readGlobal(g: Generator, name: string, position: number): Op {
  if (CONSTANTS.has(name)) {
    const value = CONSTANTS.get(name);
    return () => value;
  }
  if (g.names.isReserved(name)) return readReserved(g, name);
  const slot = g.names.slot(name);
  if (g.names.kinds[slot] === 'data') return () => machine.slots[slot];
  if (name === 'globalThis') {
    g.names.usesGlobalObject = true;
    return () => (machine.slots[slot] === UNDECLARED ? runningSession().globalObject() : machine.slots[slot]);
  }
  g.names.noteRead(name, position);
  return () => {
    const value = machine.slots[slot];
    if (value === UNDECLARED) return readProperty(name, position);
    if (value === TDZ) throwEarly(name, position);
    return value;
  };
}

/** The global object's own property of that name which is no variable: an accessor, or read-only. */
function globalProperty(name: string): object | undefined {
  const global = machine.globalObject;
  return global !== undefined && Object.hasOwn(global, name) && Binding.at(global, name) === undefined ? global : undefined;
}

/** What has a property of that name which is no variable: the global object or its prototype (9.1.1.4). */
function holderOf(name: string): object | undefined {
  return globalProperty(name) ?? (Object.hasOwn(ObjectPrototype, name) ? ObjectPrototype : undefined);
}

function readProperty(name: string, position: number): unknown {
  const holder = holderOf(name);
  if (holder === undefined) throwUndeclared(name, position);
  machine.position = position;
  return get(holder, name);
}

/** The slot of a variable that a `<data>` declares: it can be read and written without asking anything. */
export function dataSlot(g: Generator, node: AnyNode): number | undefined {
  if (node.type !== 'Identifier' || g.local(node.name) !== undefined) return undefined;
  return g.names.dataSlot(node.name);
}

function readReserved(g: Generator, name: string): Op {
  if (g.names.isExtension(name)) return () => runningSession().extensionGlobal(name);
  switch (name) {
    case '_event':
      return () => runningSession().event();
    case '_sessionid':
      return () => runningSession().session.id;
    case '_name':
      return () => runningSession().session.name;
    case '_ioprocessors':
      return () => runningSession().ioProcessors();
    case '_x':
      return () => runningSession().platformVariables();
    case '_data':
      g.names.usesGlobalObject = true;
      return () => runningSession().globalObject();
    default:
      return () => inFunction;
  }
}

/** @param node identifier that is written; `position` for errors */
export function writeIdentifier(g: Generator, node: Identifier, mode: WriteMode): Store {
  const { name } = node;
  const position = g.at(node);
  const local = g.local(name);
  if (local !== undefined) return writeLocal(g, local, mode, position, node.start);
  const place = name === 'arguments' ? argumentsPlace(g) : undefined;
  if (place !== undefined) {
    return (f, value) => {
      outer(f, place.hops).slots[place.slot] = value;
    };
  }
  if (CONSTANTS.has(name)) {
    const throws = g.strict || mode === 'location';
    return () => {
      machine.position = position;
      if (throws) throwTypeError(`Cannot assign to read only property '${name}' of object`);
    };
  }
  if (g.names.isReserved(name)) return refuseReserved(name, position);
  return writeGlobal(g, name, mode, position);
}

/** A write to one of the names of SCXML 5.10. */
export function refuseReserved(name: string, position: number): () => never {
  return () => {
    machine.position = position;
    throwTypeError(`'${name}' is read-only`);
  };
}

function writeLocal(g: Generator, variable: Variable, mode: WriteMode, position: number, start: number): Store {
  const hops = g.hops(variable.host!);
  const { slot, name, kind } = variable;
  if (mode === 'initialise') {
    return hops === 0
      ? (f, value) => {
          f.slots[slot] = value;
        }
      : (f, value) => {
          outer(f, hops).slots[slot] = value;
        };
  }
  if (kind === 'self' && !g.strict) return () => undefined;
  if (kind === 'const' || kind === 'self') {
    return (f) => {
      if (outer(f, hops).slots[slot] === TDZ) throwEarly(name, position);
      machine.position = position;
      throwTypeError('Assignment to constant variable.');
    };
  }
  const sure = !variable.hasDeadZone || (variable.scope.function === g.scope.function && start >= variable.initialisedAfter);
  if (sure && hops === 0) {
    return (f, value) => {
      f.slots[slot] = value;
    };
  }
  return (f, value) => {
    const { slots } = outer(f, hops);
    if (slots[slot] === TDZ) throwEarly(name, position);
    slots[slot] = value;
  };
}

function writeGlobal(g: Generator, name: string, mode: WriteMode, position: number): Store {
  const slot = g.names.slot(name);
  if (mode === 'initialise') {
    return (_f, value) => {
      machine.slots[slot] = value;
    };
  }
  const { names, strict } = g;
  if (mode === 'assign' && !strict) names.noteWrite(name);
  if (names.kinds[slot] === 'data') {
    return (_f, value) => {
      machine.slots[slot] = value;
    };
  }
  return (_f, value) => {
    const old = machine.slots[slot];
    if (old === TDZ) throwEarly(name, position);
    if (old === UNDECLARED) {
      const global = globalProperty(name);
      if (global !== undefined) {
        machine.position = position;
        set(global, name, value, strict);
        return;
      }
      if (strict || mode === 'location') throwUndeclared(name, position);
    }
    if (mode === 'location' && names.isBuiltin(slot, old)) throwUndeclared(name, position);
    if (names.kinds[slot] === 'const') {
      machine.position = position;
      throwTypeError('Assignment to constant variable.');
    }
    machine.slots[slot] = value;
  };
}

/** `typeof name`, which is legal for names that nobody declared. */
export function typeofIdentifier(g: Generator, node: Identifier): Op {
  const read = readIdentifier(g, node);
  if (node.name === 'arguments' && argumentsPlace(g)) return (f) => typeOf(read(f));
  if (g.local(node.name) !== undefined || g.names.isReserved(node.name) || CONSTANTS.has(node.name)) return (f) => typeOf(read(f));
  const slot = g.names.slot(node.name);
  const exists = node.name === 'globalThis';
  g.names.noteWrite(node.name); // who asks for the type expects that it may be missing
  return (f) => (machine.slots[slot] === UNDECLARED && !exists && holderOf(node.name) === undefined ? 'undefined' : typeOf(read(f)));
}

/** `delete name`: only variables made by assigning to an undeclared name go away. */
export function deleteIdentifier(g: Generator, node: Identifier): Op {
  const { name } = node;
  if (g.names.isReserved(name) && g.local(name) === undefined) return refuseReserved(name, g.at(node));
  if (g.local(name) !== undefined || CONSTANTS.has(name) || (name === 'arguments' && argumentsPlace(g))) return () => false;
  const slot = g.names.slot(name);
  const { names } = g;
  return () => {
    if (machine.slots[slot] === UNDECLARED) {
      const global = globalProperty(name);
      return global === undefined || deleteOwn(global, name);
    }
    if (names.kinds[slot] !== 'used') return false;
    machine.slots[slot] = UNDECLARED;
    return true;
  };
}
