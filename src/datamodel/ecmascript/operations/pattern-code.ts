/** Patterns as code for the backtracking matcher: instructions in a row, which jump to one another. */
import type { PatternNode, PatternTree, RepeatNode } from './pattern-tree.js';

/** One step of a match. Registers hold the bounds of groups, counters of loops and where their turns began. */
export type Instruction =
  | { readonly op: 'character'; readonly accepts: (code: number) => boolean; readonly back: boolean }
  | { readonly op: 'edge'; readonly holds: (text: string, at: number) => boolean }
  | { readonly op: 'back'; readonly group: number; readonly back: boolean }
  | { readonly op: 'save'; readonly register: number }
  | { readonly op: 'zero'; readonly register: number }
  | { readonly op: 'fork'; readonly other: number }
  | { readonly op: 'jump'; readonly to: number }
  | { readonly op: 'loop'; readonly repeat: RepeatNode; readonly counter: number; readonly exit: number }
  | { readonly op: 'turned'; readonly repeat: RepeatNode; readonly counter: number; readonly loop: number }
  | { readonly op: 'look'; readonly negated: boolean; readonly exit: number }
  | { readonly op: 'found' };

export interface PatternCode {
  readonly instructions: readonly Instruction[];
  readonly registers: number;
  readonly groups: number;
}

export function patternCode(tree: PatternTree): PatternCode {
  const emitter = new Emitter(2 * (tree.groups + 1));
  emitter.emit(tree.root, false);
  return { instructions: emitter.finish(), registers: emitter.registers, groups: tree.groups };
}

class Emitter {
  readonly #code: Instruction[] = [];

  constructor(public registers: number) {}

  finish(): readonly Instruction[] {
    this.#code.push({ op: 'found' });
    return this.#code;
  }

  /** @param back whether the text is looked at from right to left, as a lookbehind does */
  emit(node: PatternNode, back: boolean): void {
    switch (node.kind) {
      case 'character':
        this.#code.push({ op: 'character', accepts: node.accepts, back });
        return;
      case 'edge':
        this.#code.push({ op: 'edge', holds: node.holds });
        return;
      case 'back':
        this.#code.push({ op: 'back', group: node.index(), back });
        return;
      case 'sequence':
        for (const part of back ? node.parts.toReversed() : node.parts) this.emit(part, back);
        return;
      case 'choice':
        this.#choice(node.parts, back);
        return;
      case 'group':
        this.#code.push({ op: 'save', register: 2 * node.index + (back ? 1 : 0) });
        this.emit(node.body, back);
        this.#code.push({ op: 'save', register: 2 * node.index + (back ? 0 : 1) });
        return;
      case 'look':
        this.#look(node.body, node.behind, node.negated);
        return;
      case 'repeat':
        this.#repeat(node, back);
        return;
    }
  }

  /** Leaves a place for an instruction that is known later. */
  #later(): (instruction: Instruction) => void {
    const place = this.#code.push({ op: 'found' }) - 1;
    return (instruction) => {
      this.#code[place] = instruction;
    };
  }

  #choice(parts: readonly PatternNode[], back: boolean): void {
    const ends: ((instruction: Instruction) => void)[] = [];
    for (const [i, part] of parts.entries()) {
      if (i === parts.length - 1) {
        this.emit(part, back);
        continue;
      }
      const fork = this.#later();
      this.emit(part, back);
      ends.push(this.#later());
      fork({ op: 'fork', other: this.#code.length });
    }
    for (const end of ends) end({ op: 'jump', to: this.#code.length });
  }

  #look(body: PatternNode, behind: boolean, negated: boolean): void {
    const look = this.#later();
    this.emit(body, behind);
    this.#code.push({ op: 'found' });
    look({ op: 'look', negated, exit: this.#code.length });
  }

  #repeat(repeat: RepeatNode, back: boolean): void {
    const counter = this.registers;
    this.registers += 2;
    this.#code.push({ op: 'zero', register: counter });
    const loop = this.#code.length;
    const enter = this.#later();
    this.emit(repeat.body, back);
    this.#code.push({ op: 'turned', repeat, counter, loop });
    enter({ op: 'loop', repeat, counter, exit: this.#code.length });
  }
}
