/** Parts of a class body: methods, accessors, fields and static blocks (ECMA-262 15.7.10 to 15.7.14). */
import type { Expression, MethodDefinition, PropertyDefinition, StaticBlock } from 'acorn';
import { allocate } from '../machine.js';
import { createOwn, defineOwn } from '../operations/own.js';
import { type Key, mergeAccessor } from '../operations/private.js';
import { throwTypeError } from '../operations/throw.js';
import type { FunctionNode } from '../syntax/analyse.js';
import type { FieldsCode } from '../values/class-fields.js';
import { GuestFunction } from '../values/function.js';
import { addPrivateElement, type PrivateElement, PrivateName } from '../values/private-name.js';
import { ClosureCode } from './closure-code.js';
import { Frame, type Op } from './frame.js';
import { type Extent, enterScope, methodExpression, stepsOf } from './functions.js';
import type { Generator } from './generator.js';
import { privateName } from './private-names.js';
import { literalName, nameAfter, propertyKey } from './property-keys.js';
import { inOrder } from './statements.js';

type Part = MethodDefinition | PropertyDefinition | StaticBlock;

/** Puts the parts in place. `named` is called when the class may be seen by its name: before its static fields. */
export type PlaceElements = (frame: Frame, fn: GuestFunction, prototype: object, named: () => void) => void;

/** What one evaluation of a class body collects. */
interface Collected {
  readonly keys: Key[];
  readonly methods: Map<PrivateName, PrivateElement>;
  readonly staticMethods: Map<PrivateName, PrivateElement>;
  /** In order: fields and blocks of the class itself. */
  readonly statics: (() => void)[];
}

type Place = (frame: Frame, fn: GuestFunction, prototype: object, into: Collected) => void;
/** Puts a field on an object. `home` is where `super` in its initialiser starts. */
type Initialise = (frame: Frame, key: Key, target: object, home: object) => void;

export function classElements(g: Generator, parts: readonly Part[], position: number): PlaceElements {
  const fields: Initialise[] = [];
  const places: Place[] = [];
  for (const part of parts) {
    if (part.type === 'StaticBlock') places.push(staticBlock(g, part));
    else if (part.type === 'PropertyDefinition') places.push(field(g, part, fields));
    else if (part.kind !== 'constructor') places.push(method(g, part));
  }
  const code: FieldsCode = {
    position,
    initialise({ scope, keys, methods }, owner, instance) {
      addAll(instance, methods);
      const home = GuestFunction.home(owner as GuestFunction)!;
      for (let i = 0; i < fields.length; i++) fields[i]!(scope as Frame, keys[i]!, instance, home);
    },
  };
  g.code.fields.set(position, code);
  return (f, fn, prototype, named) => {
    const into: Collected = { keys: [], methods: new Map(), staticMethods: new Map(), statics: [] };
    for (const place of places) place(f, fn, prototype, into);
    named();
    if (fields.length > 0 || into.methods.size > 0) GuestFunction.setFields(fn, { code, scope: f, keys: into.keys, methods: into.methods });
    addAll(fn, into.staticMethods);
    for (const initialise of into.statics) initialise();
  };
}

function addAll(target: object, methods: ReadonlyMap<PrivateName, PrivateElement>): void {
  for (const [name, element] of methods) add(target, name, element);
}

function add(target: object, name: PrivateName, element: PrivateElement): void {
  allocate(64);
  if (!addPrivateElement(target, name, element)) throwTypeError(`Cannot add private member ${name.description} to this object`);
}

type KeyNode = Pick<MethodDefinition | PropertyDefinition, 'key' | 'computed'>;

/** The key of a part, evaluated with the class body. */
function elementKey(g: Generator, node: KeyNode): (frame: Frame) => Key {
  return node.key.type === 'PrivateIdentifier' ? privateName(g, node.key) : propertyKey(g, node);
}

function nameOf(key: Key, prefix = ''): string {
  if (!(key instanceof PrivateName)) return nameAfter(key, prefix);
  return prefix === '' ? key.description : `${prefix} ${key.description}`;
}

/** The text of a method leaves out `static`. */
function methodExtent(g: Generator, { start, end, static: isStatic }: MethodDefinition): Extent {
  const skipped = isStatic ? /^static(?:\s|\/\*[\s\S]*?\*\/|\/\/.*)*/.exec(g.text.slice(start, end))![0].length : 0;
  return { start: start + skipped, end };
}

function method(g: Generator, node: MethodDefinition): Place {
  const key = elementKey(g, node);
  const make = methodExpression(g, node.value as FunctionNode, methodExtent(g, node), 'method');
  const { kind } = node;
  return (f, fn, prototype, into) => {
    const at = key(f);
    const home = node.static ? fn : prototype;
    const member = make(f) as GuestFunction;
    GuestFunction.setHome(member, home);
    GuestFunction.setName(member, nameOf(at, kind === 'method' ? '' : kind));
    const getter = kind === 'get' ? member : undefined;
    const setter = kind === 'set' ? member : undefined;
    if (at instanceof PrivateName) {
      const methods = node.static ? into.staticMethods : into.methods;
      methods.set(at, kind === 'method' ? { kind, value: member } : mergeAccessor(methods.get(at), getter, setter));
      return;
    }
    const attributes = { enumerable: false, configurable: true };
    const definition = getter ? { getter } : setter ? { setter } : { value: member, writable: true };
    if (!defineOwn(home, at, { ...definition, ...attributes })) throwTypeError(`Cannot redefine property: ${nameOf(at)}`);
  };
}

/** A frame in which `this` is the instance, or the class for static parts. */
function memberFrame(around: Frame, slotCount: number, self: object, home: object): Frame {
  const carrier = new GuestFunction(FIELD_CODE, undefined);
  GuestFunction.setHome(carrier, home);
  return new Frame(around, slotCount, self, carrier, undefined);
}

/** Code of the function that a field's initialiser runs as; it only carries the home object. */
export const FIELD_CODE = new ClosureCode({ name: '', length: 0, kind: 'method', slotCount: 0, position: 0 }, () => undefined);

function field(g: Generator, node: PropertyDefinition, fields: Initialise[]): Place {
  const key = elementKey(g, node);
  const initialise = fieldInitialiser(g, node);
  if (!node.static) {
    fields.push(initialise);
    return (f, _fn, _prototype, into) => into.keys.push(key(f));
  }
  return (f, fn, _prototype, into) => {
    const at = key(f);
    if (at === 'prototype') throwTypeError("Classes may not have a static property named 'prototype'");
    into.statics.push(() => initialise(f, at, fn, fn));
  };
}

function fieldInitialiser(g: Generator, node: PropertyDefinition): Initialise {
  const { value, slotCount } = g.inside(node, (scope) => {
    const op: Op = node.value ? g.expression(node.value as Expression, staticName(node)) : () => undefined;
    return { value: op, slotCount: scope.slotCount };
  });
  const isAnonymous = node.value !== undefined && node.value !== null && isFunctionNode(node.value);
  return (f, key, target, home) => {
    allocate(64);
    const made = value(memberFrame(f, slotCount, target, home));
    if (isAnonymous) GuestFunction.nameAnonymous(made as GuestFunction, nameOf(key));
    if (key instanceof PrivateName) add(target, key, { kind: 'field', value: made });
    else if (!createOwn(target, key, made)) throwTypeError(`Cannot define field ${nameOf(key)}`);
  };
}

function staticName(node: PropertyDefinition): string | undefined {
  if (node.computed) return undefined;
  return node.key.type === 'PrivateIdentifier' ? `#${node.key.name}` : literalName(node);
}

function isFunctionNode(node: Expression): boolean {
  return node.type === 'FunctionExpression' || node.type === 'ArrowFunctionExpression' || node.type === 'ClassExpression';
}

function staticBlock(g: Generator, node: StaticBlock): Place {
  const { body, begin, slotCount } = g.inside(node, (scope) => {
    const first = enterScope(g, scope, node.body);
    return { begin: first, body: inOrder(stepsOf(g, node.body)), slotCount: scope.slotCount };
  });
  return (f, fn, _prototype, into) => {
    into.statics.push(() => {
      const frame = memberFrame(f, slotCount, fn, fn);
      begin?.(frame);
      body(frame);
    });
  };
}
