/** Classes (ECMA-262 15.7): methods, accessors, fields, static parts, `extends` and `super`. */
import type { ClassDeclaration, ClassExpression, Expression, MethodDefinition, PropertyDefinition, StaticBlock } from 'acorn';
import { allocate, machine, spend } from '../machine.js';
import { construct, setPrototype } from '../operations/construct.js';
import { createOwn, defineOwn } from '../operations/own.js';
import { get } from '../operations/read.js';
import { throwTypeError } from '../operations/throw.js';
import type { FunctionNode } from '../syntax/analyse.js';
import { GuestFunction, isCallable, isConstructor } from '../values/function.js';
import { FunctionPrototype } from '../values/function-shell.js';
import { isObject, newObject } from '../values/object.js';
import { ClosureCode, initialiseFields } from './closure-code.js';
import { Frame, NORMAL, type Op, type Step } from './frame.js';
import { enterScope, methodExpression, stepsOf } from './functions.js';
import type { Generator } from './generator.js';
import { writeIdentifier } from './identifiers.js';
import { nameAfter, propertyKey } from './literals.js';
import { frameFor, inOrder } from './statements.js';

type ClassNode = ClassDeclaration | ClassExpression;

/** A part of a class body, put in place while the class is made. Returns a field to initialise on instances. */
type Element = (frame: Frame, fn: GuestFunction, prototype: object) => InstanceField | undefined;
type InstanceField = (instance: object) => void;

export function classDeclaration(g: Generator, node: ClassDeclaration): Step {
  const make = classExpression(g, node, node.id.name);
  const write = writeIdentifier(g, node.id, 'initialise');
  return (f) => {
    write(f, make(f));
    return NORMAL;
  };
}

export function classExpression(g: Generator, node: ClassNode, name?: string): Op {
  return g.strictly(true, () =>
    g.inside(node, (scope) => {
      const frame = frameFor(scope);
      const begin = enterScope(g, scope, []);
      const bind = node.id ? writeIdentifier(g, node.id, 'initialise') : undefined;
      const heritage = node.superClass ? g.expression(node.superClass) : undefined;
      const make = constructorOf(g, node, node.id?.name ?? name ?? '');
      const elements = elementsOf(g, node);
      const position = g.at(node);
      return (f) => {
        spend(5);
        allocate(400);
        const inner = frame === undefined ? f : frame(f);
        begin?.(inner);
        const parents = heritage === undefined ? undefined : parentsOf(heritage(inner), position);
        const prototype = newObject();
        if (parents !== undefined) setPrototype(prototype, parents.prototype);
        const fn = make(inner);
        GuestFunction.materialise(fn);
        if (parents !== undefined && parents.constructor !== FunctionPrototype) setPrototype(fn, parents.constructor);
        GuestFunction.setHome(fn, prototype);
        defineOwn(fn, 'prototype', { value: prototype, writable: false });
        defineOwn(prototype, 'constructor', { value: fn, writable: true, configurable: true });
        const fields: InstanceField[] = [];
        const statics: InstanceField[] = [];
        for (const { element, isStatic } of elements) {
          const field = element(inner, fn, prototype);
          if (field) (isStatic ? statics : fields).push(field);
        }
        bind?.(inner, fn);
        if (fields.length > 0) {
          GuestFunction.setFields(fn, (instance) => {
            for (const field of fields) field(instance);
          });
        }
        for (const part of statics) part(fn);
        return fn;
      };
    }),
  );
}

function parentsOf(value: unknown, position: number): { constructor: object; prototype: object | null } {
  machine.position = position;
  if (value === null) return { constructor: FunctionPrototype, prototype: null };
  if (!isConstructor(value)) throwTypeError('Class extends value is not a constructor or null');
  const prototype = get(value, 'prototype');
  if (prototype !== null && !isObject(prototype)) throwTypeError('Class extends value does not have valid prototype property');
  return { constructor: value, prototype };
}

function constructorOf(g: Generator, node: ClassNode, name: string): (frame: Frame) => GuestFunction {
  const derived = Boolean(node.superClass);
  const kind = derived ? 'derived class' : 'class';
  const written = node.body.body.find((each): each is MethodDefinition => each.type === 'MethodDefinition' && each.kind === 'constructor');
  if (written) {
    const make = methodExpression(g, written.value as FunctionNode, kind, name);
    return (f) => make(f) as GuestFunction;
  }
  const traits = { name, length: 0, kind, slotCount: 0, position: g.at(node) } as const;
  const code = new ClosureCode(traits, (frame, args) => {
    if (!derived) return undefined;
    const self = frame.callee as GuestFunction;
    const parent = Object.getPrototypeOf(self) as unknown;
    if (!isCallable(parent)) throwTypeError('Super constructor is not a constructor');
    frame.thisValue = construct(parent, args, frame.newTarget);
    initialiseFields(self, frame.thisValue as object);
    return undefined;
  });
  return (f) => new GuestFunction(code, f);
}

function elementsOf(g: Generator, node: ClassNode): { element: Element; isStatic: boolean }[] {
  const elements: { element: Element; isStatic: boolean }[] = [];
  for (const part of node.body.body) {
    if (part.type === 'MethodDefinition') {
      if (part.kind !== 'constructor') elements.push({ element: methodElement(g, part), isStatic: part.static });
    } else if (part.type === 'PropertyDefinition') elements.push({ element: fieldElement(g, part), isStatic: part.static });
    else elements.push({ element: staticBlock(g, part), isStatic: true });
  }
  return elements;
}

function methodElement(g: Generator, node: MethodDefinition): Element {
  const key = propertyKey(g, node as { computed: boolean; key: unknown });
  const make = methodExpression(g, node.value as FunctionNode, 'method');
  const { kind } = node;
  return (f, fn, prototype) => {
    const at = key(f);
    const home = node.static ? fn : prototype;
    const member = make(f) as GuestFunction;
    GuestFunction.setHome(member, home);
    GuestFunction.setName(member, nameAfter(at, kind === 'method' ? '' : kind));
    if (kind === 'get') defineOwn(home, at, { getter: member, enumerable: false, configurable: true });
    else if (kind === 'set') defineOwn(home, at, { setter: member, enumerable: false, configurable: true });
    else defineOwn(home, at, { value: member, writable: true, enumerable: false, configurable: true });
    return undefined;
  };
}

/** A frame in which `this` is the instance, or the class for static parts. */
function memberFrame(outer: Frame, slotCount: number, self: object, home: object): Frame {
  const carrier = new GuestFunction(FIELD_CODE, undefined);
  GuestFunction.setHome(carrier, home);
  return new Frame(outer, slotCount, self, carrier, undefined);
}
const FIELD_CODE = new ClosureCode({ name: '', length: 0, kind: 'method', slotCount: 0, position: 0 }, () => undefined);

function fieldElement(g: Generator, node: PropertyDefinition): Element {
  const key = propertyKey(g, node as { computed: boolean; key: unknown });
  const name = node.computed || node.key.type !== 'Identifier' ? undefined : node.key.name;
  const { value, slotCount } = g.inside(node, (scope) => {
    const op: Op = node.value ? g.expression(node.value as Expression, name) : () => undefined;
    return { value: op, slotCount: scope.slotCount };
  });
  return (f, fn, prototype) => {
    const at = key(f);
    const home = node.static ? fn : prototype;
    return (instance) => {
      allocate(64);
      if (!createOwn(instance, at, value(memberFrame(f, slotCount, instance, home)))) throwTypeError(`Cannot define field ${String(at)}`);
    };
  };
}

function staticBlock(g: Generator, node: StaticBlock): Element {
  const { body, begin, slotCount } = g.inside(node, (scope) => {
    const first = enterScope(g, scope, node.body);
    return { begin: first, body: inOrder(stepsOf(g, node.body)), slotCount: scope.slotCount };
  });
  return (f) => (fn) => {
    const frame = memberFrame(f, slotCount, fn, fn);
    begin?.(frame);
    body(frame);
  };
}
