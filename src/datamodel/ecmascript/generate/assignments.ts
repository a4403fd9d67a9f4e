/** `=`, compound and logical assignment, `++` and `--` (ECMA-262 13.4, 13.15). */
import type { AssignmentExpression, MemberExpression, UpdateExpression } from 'acorn';
import { machine } from '../machine.js';
import { getKey, type Key, setAnyKey, setKey } from '../operations/private.js';
import { get, getFrom, toKey, toNumber } from '../operations/read.js';
import { set, setSlowly } from '../operations/write.js';
import type { Frame, Op } from './frame.js';
import type { Generator } from './generator.js';
import { dataSlot, readIdentifier, writeIdentifier } from './identifiers.js';
import { memberKey, propertyValue, staticName } from './members.js';
import { BINARY } from './operators.js';
import { memberTarget, namedBy, target } from './patterns.js';
import { getSuper, superPlace } from './super.js';

export function assignment(g: Generator, node: AssignmentExpression): Op {
  if (node.operator !== '=') return compound(g, node);
  const { left } = node;
  if (left.type === 'MemberExpression') return left.object.type === 'Super' ? assignSuper(g, left, node) : assignMember(g, left, node);
  const write = target(g, left, 'assign');
  const value = g.expression(node.right, namedBy(node));
  const slot = dataSlot(g, left);
  if (slot !== undefined) {
    return (f) => {
      const result = value(f);
      machine.slots[slot] = result;
      return result;
    };
  }
  return (f) => {
    const result = value(f);
    write(f, result);
    return result;
  };
}

function assignMember(g: Generator, left: MemberExpression, node: AssignmentExpression): Op {
  const object = g.expression(left.object);
  const name = staticName(left);
  const value = g.expression(node.right);
  const position = g.at(left.property);
  const { strict } = g;
  if (name !== undefined) {
    return (f) => {
      const base = object(f);
      const result = value(f);
      machine.position = position;
      set(base, name, result, strict);
      return result;
    };
  }
  const property = propertyValue(g, left);
  return (f) => {
    const base = object(f);
    const key = property(f);
    const result = value(f);
    machine.position = position;
    setAnyKey(base, key, result, strict);
    return result;
  };
}

function assignSuper(g: Generator, left: MemberExpression, node: AssignmentExpression): Op {
  const reference = memberTarget(g, left);
  const value = g.expression(node.right);
  return (f) => {
    const write = reference(f);
    const result = value(f);
    write(result);
    return result;
  };
}

interface Place {
  readonly base: unknown;
  readonly key: Key;
  readonly receiver: unknown;
}
type Reference = (frame: Frame) => Place;

function reference(g: Generator, node: MemberExpression): Reference {
  if (node.object.type === 'Super') {
    const place = superPlace(g, node);
    return (f) => {
      const at = place(f);
      if (at.base === null) getSuper(at); // throws, and before the key is looked at
      return { base: at.base, key: toKey(at.key), receiver: at.receiver };
    };
  }
  const key = memberKey(g, node);
  const object = g.expression(node.object);
  const position = g.at(node.property);
  return (f) => {
    const base = object(f);
    machine.position = position;
    if (base === undefined || base === null) get(base, staticName(node) ?? '…');
    return { base, key: key(f), receiver: base };
  };
}

/** Computes the new value from the old one; `KEEP` leaves the place as it is. */
type Change = (frame: Frame, old: unknown) => unknown;
const KEEP = Object.freeze({});

/** Reads a place, changes it, and gives what was written, or the old value when nothing was. */
function modify(g: Generator, node: AssignmentExpression['left'], change: Change): Op {
  const position = g.at(node);
  if (node.type === 'Identifier') {
    const read = readIdentifier(g, node);
    const write = writeIdentifier(g, node, 'assign');
    return (f) => {
      const old = read(f);
      const value = change(f, old);
      if (value === KEEP) return old;
      write(f, value);
      return value;
    };
  }
  const place = reference(g, node as MemberExpression);
  const { read, write } = accessTo(node as MemberExpression);
  const { strict } = g;
  return (f) => {
    const at = place(f);
    machine.position = position;
    const old = read(at);
    const value = change(f, old);
    if (value === KEEP) return old;
    machine.position = position;
    write(at, value, strict);
    return value;
  };
}

interface Access {
  read(place: Place): unknown;
  write(place: Place, value: unknown, strict: boolean): void;
}
const MEMBER: Access = {
  read: ({ base, key }) => getKey(base, key),
  write: ({ base, key }, value, strict) => setKey(base, key, value, strict),
};
const SUPER: Access = {
  read: ({ base, key, receiver }) => getFrom(base as object, key as PropertyKey, receiver),
  write: ({ base, key, receiver }, value, strict) => setSlowly(base as object, key as PropertyKey, value, receiver, strict),
};

function accessTo({ object }: MemberExpression): Access {
  return object.type === 'Super' ? SUPER : MEMBER;
}

function compound(g: Generator, node: AssignmentExpression): Op {
  const value = g.expression(node.right, namedBy(node));
  const position = g.at(node);
  switch (node.operator) {
    case '&&=':
      return modify(g, node.left, (f, old) => (old ? value(f) : KEEP));
    case '||=':
      return modify(g, node.left, (f, old) => (old ? KEEP : value(f)));
    case '??=':
      return modify(g, node.left, (f, old) => (old === undefined || old === null ? value(f) : KEEP));
    default: {
      const apply = BINARY[node.operator.slice(0, -1)]!;
      return modify(g, node.left, (f, old) => {
        const right = value(f);
        machine.position = position;
        return apply(old, right);
      });
    }
  }
}

/** `x++`, `--x`: the number before or after. */
export function update(g: Generator, node: UpdateExpression): Op {
  const step = node.operator === '++' ? 1 : -1;
  const position = g.at(node);
  const { prefix, argument } = node;
  const number = (value: unknown): number => {
    if (typeof value === 'number') return value;
    machine.position = position;
    return toNumber(value);
  };
  if (argument.type === 'Identifier') {
    const read = readIdentifier(g, argument);
    const write = writeIdentifier(g, argument, 'assign');
    return (f) => {
      const old = number(read(f));
      write(f, old + step);
      return prefix ? old + step : old;
    };
  }
  const place = reference(g, argument as MemberExpression);
  const { read, write } = accessTo(argument as MemberExpression);
  const { strict } = g;
  return (f) => {
    const at = place(f);
    machine.position = position;
    const old = number(read(at));
    machine.position = position;
    write(at, old + step, strict);
    return prefix ? old + step : old;
  };
}
