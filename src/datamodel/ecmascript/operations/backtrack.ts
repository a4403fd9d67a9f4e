/**
 * Matching by backtracking (ECMA-262 22.2.2), for what needs it: lookaround with groups, backreferences, halves of surrogate
 * pairs. Every few steps spend fuel and what is remembered is charged, so that a pattern of exponential cost ends.
 */
import { allocate, spend } from '../machine.js';
import type { Match } from '../values/regexp.js';
import type { Instruction, PatternCode } from './pattern-code.js';
import { sameCharacter } from './pattern-tree.js';
import { partOf } from './text-part.js';

/** Steps for one unit of fuel. */
const STEPS = 8;
/** Numbers remembered between two charges. */
const CHUNK = 1024;

/** First match at or after `from`. */
export function backtrack(code: PatternCode, flags: string, text: string, from: number): Match | undefined {
  const matcher = new Matcher(code, flags, text);
  for (let start = from; start <= text.length; start += matcher.width(start)) {
    const end = matcher.at(start);
    if (end >= 0) return found(text, start, end, code.groups, matcher.registers);
  }
  return undefined;
}

function found(text: string, start: number, end: number, count: number, registers: readonly number[]): Match {
  const bounds: Match['bounds'][number][] = [[start, end]];
  for (let i = 1; i <= count; i++) {
    const [first, last] = [registers[2 * i]!, registers[2 * i + 1]!];
    bounds.push(first < 0 || last < 0 ? undefined : [first, last]);
  }
  return { start, end, bounds, groups: bounds.map((each) => each && partOf(text, text.slice(each[0], each[1]))) };
}

class Matcher {
  registers: number[] = [];
  /** In threes: a choice (instruction, position, -1), or a note of what a register held (value, 0, register). */
  readonly #undo: number[] = [];
  #charged = 0;
  #steps = 0;
  readonly #unicode: boolean;

  constructor(
    private readonly code: PatternCode,
    private readonly flags: string,
    private readonly text: string,
  ) {
    this.#unicode = flags.includes('u');
  }

  /** How far it is to the next place where a match may begin. */
  width(at: number): number {
    return this.#unicode && this.text.codePointAt(at)! > 0xffff ? 2 : 1;
  }

  /** @returns where a match that begins there ends, -1 for none */
  at(start: number): number {
    this.registers = new Array<number>(this.code.registers).fill(-1);
    spend(1 + (this.registers.length >> 3));
    this.#undo.length = 0;
    return this.#run(0, start);
  }

  #run(first: number, start: number): number {
    const base = this.#undo.length;
    let [at, position] = [first, start];
    for (;;) {
      if (++this.#steps % STEPS === 0) spend(1);
      const instruction = this.code.instructions[at]!;
      if (instruction.op === 'found') return position;
      const next = this.#step(instruction, at, position);
      if (next >= 0) {
        position = next;
        at = this.#next;
        continue;
      }
      if (!this.#back(base)) return -1;
      at = this.#next;
      position = this.#position;
    }
  }

  /** The instruction to go on with, and where. */
  #next = 0;
  #position = 0;

  /** @returns the position after it, -1 when it does not match */
  #step(instruction: Instruction, at: number, position: number): number {
    this.#next = at + 1;
    switch (instruction.op) {
      case 'character':
        return this.#character(instruction.accepts, instruction.back, position);
      case 'edge':
        return instruction.holds(this.text, position) ? position : -1;
      case 'back':
        return this.#same(instruction.group, instruction.back, position);
      case 'save':
        this.#set(instruction.register, position);
        return position;
      case 'zero':
        this.#set(instruction.register, 0);
        return position;
      case 'fork':
        this.#remember(instruction.other, position);
        return position;
      case 'jump':
        this.#next = instruction.to;
        return position;
      case 'loop':
        return this.#loop(instruction, at, position);
      case 'turned':
        // A turn that matched nothing is not taken once there were enough of them.
        if (this.registers[instruction.counter]! > instruction.repeat.least && this.registers[instruction.counter + 1] === position)
          return -1;
        this.#next = instruction.loop;
        return position;
      case 'look':
        return this.#look(instruction, at, position);
      case 'found':
        return position;
    }
  }

  #character(accepts: (code: number) => boolean, back: boolean, position: number): number {
    const { text } = this;
    if (back ? position === 0 : position >= text.length) return -1;
    if (!back) {
      const code = this.#unicode ? text.codePointAt(position)! : text.charCodeAt(position);
      return accepts(code) ? position + (code > 0xffff ? 2 : 1) : -1;
    }
    const pair = this.#unicode && position > 1 ? text.codePointAt(position - 2)! : 0;
    const code = pair > 0xffff ? pair : text.charCodeAt(position - 1);
    return accepts(code) ? position - (pair > 0xffff ? 2 : 1) : -1;
  }

  /** The same text as a group matched; nothing when it took no part. */
  #same(group: number, back: boolean, position: number): number {
    const [first, last] = [this.registers[2 * group]!, this.registers[2 * group + 1]!];
    if (first < 0 || last < 0) return position;
    const length = last - first;
    spend(length >> 4);
    const start = back ? position - length : position;
    if (start < 0 || start + length > this.text.length) return -1;
    const end = back ? start : start + length;
    if (this.text.slice(first, last) === this.text.slice(start, start + length)) return end;
    if (!this.flags.includes('i')) return -1;
    spend(length);
    for (let i = 0; i < length; i += this.width(first + i)) {
      const [a, b] = [first + i, start + i].map((each) => (this.#unicode ? this.text.codePointAt(each)! : this.text.charCodeAt(each)));
      if (!sameCharacter(a!, b!, this.flags)) return -1;
    }
    return end;
  }

  #loop({ repeat, counter, exit }: Instruction & { op: 'loop' }, at: number, position: number): number {
    const turns = this.registers[counter]!;
    const entry = at + 1;
    if (turns >= repeat.most) {
      this.#next = exit;
      return position;
    }
    if (turns >= repeat.least && !repeat.greedy && !this.#entering) {
      this.#remember(-2 - at, position);
      this.#next = exit;
      return position;
    }
    if (turns >= repeat.least && repeat.greedy) this.#remember(exit, position);
    this.#entering = false;
    this.#set(counter, turns + 1);
    this.#set(counter + 1, position);
    for (let i = 2 * (repeat.groupsBefore + 1); i <= 2 * repeat.lastGroup + 1; i++) if (this.registers[i] !== -1) this.#set(i, -1);
    this.#next = entry;
    return position;
  }

  /** Whether a lazy loop was left, and is entered once more since what follows did not match. */
  #entering = false;

  #look({ negated, exit }: Instruction & { op: 'look' }, at: number, position: number): number {
    const base = this.#undo.length;
    const matched = this.#run(at + 1, position) >= 0;
    if (negated) while (this.#undo.length > base) this.#forget();
    else this.#keepNotes(base);
    this.#entering = false;
    this.#next = exit;
    return matched === negated ? -1 : position;
  }

  /** After a lookahead that matched: its choices are final, but what it set may have to be taken back. */
  #keepNotes(base: number): void {
    let to = base;
    for (let i = base; i < this.#undo.length; i += 3) {
      if (this.#undo[i + 2] === -1) continue;
      for (let j = 0; j < 3; j++) this.#undo[to + j] = this.#undo[i + j]!;
      to += 3;
    }
    this.#undo.length = to;
  }

  #set(register: number, value: number): void {
    this.#push(this.registers[register]!, 0, register);
    this.registers[register] = value;
  }

  #remember(instruction: number, position: number): void {
    this.#push(instruction, position, -1);
  }

  #push(a: number, b: number, c: number): void {
    this.#undo.push(a, b, c);
    if (this.#undo.length <= this.#charged) return;
    this.#charged += CHUNK;
    allocate(8 * CHUNK);
  }

  /** Takes back the newest entry. @returns whether it was a choice, to go on with */
  #forget(): boolean {
    const register = this.#undo.pop()!;
    const position = this.#undo.pop()!;
    const value = this.#undo.pop()!;
    if (register >= 0) {
      this.registers[register] = value;
      return false;
    }
    this.#entering = value < 0;
    this.#next = value < 0 ? -2 - value : value;
    this.#position = position;
    return true;
  }

  /** Returns to the newest choice after `base`. */
  #back(base: number): boolean {
    while (this.#undo.length > base) if (this.#forget()) return true;
    return false;
  }
}
