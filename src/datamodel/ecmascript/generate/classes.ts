/** Classes (ECMA-262 15.7): methods, accessors, fields, static parts, `extends` and `super`. */
import type { ClassDeclaration, ClassExpression, MethodDefinition } from 'acorn';
import { allocate, machine, spend } from '../machine.js';
import { construct, setPrototype } from '../operations/construct.js';
import { defineOwn } from '../operations/own.js';
import { get } from '../operations/read.js';
import { throwTypeError } from '../operations/throw.js';
import type { FunctionNode } from '../syntax/analyse.js';
import { GuestFunction, isCallable, isConstructor } from '../values/function.js';
import { FunctionPrototype } from '../values/function-shell.js';
import { isObject, newObject } from '../values/object.js';
import { classElements } from './class-elements.js';
import { ClosureCode, initialiseFields } from './closure-code.js';
import { type Frame, NORMAL, type Op, type Step } from './frame.js';
import { enterScope, methodExpression } from './functions.js';
import type { Generator } from './generator.js';
import { writeIdentifier } from './identifiers.js';
import { declarePrivateNames } from './private-names.js';
import { frameFor } from './statements.js';

type ClassNode = ClassDeclaration | ClassExpression;

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
      const privateNames = declarePrivateNames(g, scope);
      const bind = node.id ? writeIdentifier(g, node.id, 'initialise') : undefined;
      const heritage = node.superClass ? g.expression(node.superClass) : undefined;
      const make = constructorOf(g, node, node.id?.name ?? name ?? '');
      const elements = classElements(g, node.body.body, g.at(node));
      const position = g.at(node);
      return (f) => {
        spend(5);
        allocate(400);
        const inner = frame === undefined ? f : frame(f);
        begin?.(inner);
        privateNames?.(inner);
        const parents = heritage === undefined ? undefined : parentsOf(heritage(inner), position);
        const prototype = newObject();
        if (parents !== undefined) setPrototype(prototype, parents.prototype);
        const fn = make(inner);
        GuestFunction.materialise(fn);
        if (parents !== undefined && parents.constructor !== FunctionPrototype) setPrototype(fn, parents.constructor);
        GuestFunction.setHome(fn, prototype);
        defineOwn(fn, 'prototype', { value: prototype, writable: false });
        defineOwn(prototype, 'constructor', { value: fn, writable: true, configurable: true });
        elements(inner, fn, prototype, () => bind?.(inner, fn));
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
    const make = methodExpression(g, written.value as FunctionNode, node, kind, name);
    return (f) => make(f) as GuestFunction;
  }
  const traits = {
    name,
    length: 0,
    kind,
    slotCount: 0,
    position: g.at(node),
    source: { text: g.text, start: node.start, end: node.end },
  } as const;
  const code = new ClosureCode(traits, (frame, args) => {
    if (!derived) return undefined;
    const self = frame.callee as GuestFunction;
    const parent = Object.getPrototypeOf(self) as unknown;
    if (!isCallable(parent)) throwTypeError('Super constructor is not a constructor');
    frame.thisValue = construct(parent, args, frame.newTarget);
    initialiseFields(self, frame.thisValue as object);
    return undefined;
  });
  g.code.functions.set(traits.position, code);
  return (f) => new GuestFunction(code, f);
}
