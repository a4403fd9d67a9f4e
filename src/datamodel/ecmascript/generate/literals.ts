/** Literals: values, templates, arrays and objects. */
import type { ArrayExpression, Expression, Literal, ObjectExpression, Property, TaggedTemplateExpression, TemplateLiteral } from 'acorn';
import { allocate, machine } from '../machine.js';
import { setPrototype } from '../operations/construct.js';
import { copyProperties } from '../operations/copy.js';
import { listOf } from '../operations/iterate.js';
import { concatenate } from '../operations/operators.js';
import { checkArrayLength, createOwn, defineOwn } from '../operations/own.js';
import { getAnyKey } from '../operations/private.js';
import { invoke, toText } from '../operations/read.js';
import { compilePattern, patternError, programOf, regExpOf } from '../operations/regexp.js';
import { throwTypeError } from '../operations/throw.js';
import type { FunctionNode } from '../syntax/analyse.js';
import { GuestFunction, isCallable } from '../values/function.js';
import { arrayOf, type GuestArray, isObject, newArray, newObject, ObjectPrototype } from '../values/object.js';
import { makeIntrinsic } from '../values/protection.js';
import type { Program } from '../values/regexp.js';
import { args } from './arguments.js';
import type { Frame, Op } from './frame.js';
import { methodExpression } from './functions.js';
import type { Generator } from './generator.js';
import { propertyValue } from './members.js';
import { literalName, nameAfter, propertyKey } from './property-keys.js';
import { getSuper, superPlace } from './super.js';

export function literal(g: Generator, node: Literal): Op {
  if (node.regex) {
    const { pattern, flags } = node.regex;
    const problem = patternError(pattern, flags);
    if (problem !== undefined) g.complain('UNSUPPORTED_SYNTAX', `the regular expression /${pattern}/ (${problem})`, node.start, node.end);
    return patternLiteral(g, pattern, flags, g.at(node));
  }
  const { value } = node;
  return () => value;
}

/** A pattern is compiled when it is first needed. */
function patternLiteral({ code }: Generator, pattern: string, flags: string, position: number): Op {
  let kept: Program | string | undefined;
  return () => {
    machine.position = position;
    if (kept === undefined && code.keepsPatterns) {
      kept = compilePattern(pattern, flags);
      if (typeof kept !== 'string') code.notePattern(kept.size);
    }
    return regExpOf(kept ?? programOf(pattern, flags), pattern, flags);
  };
}

export function template(g: Generator, node: TemplateLiteral): Op {
  const texts = node.quasis.map((quasi) => quasi.value.cooked ?? '');
  const ops = node.expressions.map((expression) => g.expression(expression));
  const position = g.at(node);
  return (f) => {
    let text = texts[0]!;
    for (let i = 0; i < ops.length; i++) {
      const value = ops[i]!(f);
      machine.position = position;
      text = concatenate(concatenate(text, toText(value)), texts[i + 1]!);
    }
    return text;
  };
}

export function taggedTemplate(g: Generator, node: TaggedTemplateExpression): Op {
  const { tag, quasi } = node;
  const method = tagMethod(g, tag);
  const values = args(g, quasi.expressions);
  const position = g.at(node);
  const shown = g.source(tag);
  let strings: GuestArray | undefined; // one frozen list per place in the source
  return (f) => {
    strings ??= templateStrings(quasi);
    machine.position = position;
    const { fn, receiver } = method(f);
    const list = values(f);
    list.unshift(strings);
    machine.position = position;
    if (!isCallable(fn)) throwTypeError(`${shown} is not a function`);
    return invoke(fn, receiver, list);
  };
}

/** The function that a tag names, and what `this` is for it. */
function tagMethod(g: Generator, tag: Expression): (frame: Frame) => { readonly fn: unknown; readonly receiver: unknown } {
  if (tag.type !== 'MemberExpression') {
    const plain = g.expression(tag);
    return (f) => ({ fn: plain(f), receiver: undefined });
  }
  if (tag.object.type === 'Super') {
    const place = superPlace(g, tag);
    return (f) => {
      const at = place(f);
      return { fn: getSuper(at), receiver: at.receiver };
    };
  }
  const object = g.expression(tag.object);
  const key = propertyValue(g, tag);
  return (f) => {
    const receiver = object(f);
    return { fn: getAnyKey(receiver, key(f)), receiver };
  };
}

function templateStrings(quasi: TemplateLiteral): GuestArray {
  const strings = arrayOf(quasi.quasis.map((part) => part.value.cooked ?? undefined));
  const raw = arrayOf(quasi.quasis.map((part) => part.value.raw));
  Object.freeze(raw);
  Object.defineProperty(strings, 'raw', { value: raw });
  Object.freeze(strings);
  for (const shared of [strings, raw]) makeIntrinsic(shared as object);
  return strings;
}

export function arrayLiteral(g: Generator, node: ArrayExpression): Op {
  const { elements } = node;
  if (elements.every((element) => element !== null && element.type !== 'SpreadElement')) {
    const ops = elements.map((element) => g.expression(element!));
    const cost = 16 + 8 * ops.length;
    return (f) => {
      allocate(cost);
      const array = newArray();
      for (let i = 0; i < ops.length; i++) array[i] = ops[i]!(f);
      return array;
    };
  }
  const parts = elements.map((element) => {
    if (element === null) return undefined;
    return element.type === 'SpreadElement'
      ? { spread: true, op: g.expression(element.argument) }
      : { spread: false, op: g.expression(element) };
  });
  const position = g.at(node);
  return (f) => {
    const array = newArray();
    let length = 0;
    for (const part of parts) {
      if (part === undefined) length++;
      else if (!part.spread) array[length++] = part.op(f);
      else {
        const value = part.op(f);
        machine.position = position;
        for (const item of listOf(value)) array[length++] = item;
      }
    }
    checkArrayLength(length);
    array.length = length;
    return array;
  };
}

type Part = (frame: Frame, object: object) => void;

export function objectLiteral(g: Generator, node: ObjectExpression): Op {
  const cost = 48 + 16 * node.properties.length;
  const simple = simpleProperties(g, node);
  if (simple !== undefined) {
    const { names, ops } = simple;
    const small = smallObject(names, ops, cost);
    if (small !== undefined) return small;
    return (f) => {
      allocate(cost);
      const object = newObject();
      for (let i = 0; i < ops.length; i++) object[names[i]!] = ops[i]!(f);
      return object;
    };
  }
  const parts = node.properties.map((property): Part => {
    if (property.type !== 'SpreadElement') return propertyPart(g, property);
    const source = g.expression(property.argument);
    return (f, object) => copyProperties(object, source(f), []);
  });
  const position = g.at(node);
  return (f) => {
    allocate(cost);
    const object = newObject();
    machine.position = position;
    for (const part of parts) part(f, object);
    return object;
  };
}

/** An object of two or three properties: written one by one, so that the host sees where each name is always the same. */
function smallObject(names: readonly string[], ops: readonly Op[], cost: number): Op | undefined {
  const [first, second, third] = names as [string, string, string];
  const [a, b, c] = ops as [Op, Op, Op];
  if (names.length === 2) {
    return (f) => {
      allocate(cost);
      const object = newObject();
      object[first] = a(f);
      object[second] = b(f);
      return object;
    };
  }
  if (names.length !== 3) return undefined;
  return (f) => {
    allocate(cost);
    const object = newObject();
    object[first] = a(f);
    object[second] = b(f);
    object[third] = c(f);
    return object;
  };
}

/** Names and values when nothing about the literal is special; names of `Object.prototype` are. */
function simpleProperties(g: Generator, node: ObjectExpression): { names: string[]; ops: Op[] } | undefined {
  const names: string[] = [];
  for (const property of node.properties) {
    if (property.type === 'SpreadElement' || property.computed || property.kind !== 'init' || property.method) return undefined;
    const name = literalName(property);
    if (name === '__proto__' || name in ObjectPrototype) return undefined;
    names.push(name);
  }
  return { names, ops: node.properties.map((property, i) => g.expression((property as Property).value, names[i])) };
}

function propertyPart(g: Generator, node: Property): Part {
  const staticKey = node.computed ? undefined : literalName(node);
  const isMethod = node.method || node.kind !== 'init';
  if (staticKey === '__proto__' && !isMethod && !node.shorthand) return prototypePart(g.expression(node.value));
  const key = propertyKey(g, node);
  const value = isMethod ? methodExpression(g, node.value as FunctionNode, node, 'method', staticKey) : g.expression(node.value, staticKey);
  const isFunction =
    node.value.type === 'FunctionExpression' || node.value.type === 'ArrowFunctionExpression' || node.value.type === 'ClassExpression';
  const { kind } = node;
  return (f, object) => {
    const at = key(f);
    const made = value(f);
    if (isFunction && isCallable(made)) {
      if (isMethod) GuestFunction.setHome(made, object);
      if (kind !== 'init') GuestFunction.setName(made, nameAfter(at, kind));
      else GuestFunction.nameAnonymous(made, nameAfter(at));
    }
    if (kind === 'init') createOwn(object, at, made);
    else if (kind === 'get') defineOwn(object, at, { getter: made as GuestFunction, enumerable: true, configurable: true });
    else defineOwn(object, at, { setter: made as GuestFunction, enumerable: true, configurable: true });
  };
}

/** `__proto__: value` sets the prototype, and gives a function no name (B.3.1). */
function prototypePart(value: Op): Part {
  return (f, object) => {
    const prototype = value(f);
    if (prototype === null || isObject(prototype)) setPrototype(object, prototype);
  };
}
