/** How a queue chooses among its free members (strategies of Asterisk's queues). Ties go to the order of the members. */
import type { Strategy } from '../model-queues.js';
import type { Random } from '../state/random.js';
import type { MemberRecord } from '../state/records.js';

/** What a strategy may look at. */
export interface Choice {
  /** Free members in their order in the queue; never empty. */
  readonly free: readonly MemberRecord[];
  /** All members, for those that go round. */
  readonly members: readonly MemberRecord[];
  readonly lastRung: string | undefined;
  readonly random: Random;
}

/** The members to ring next: one, or all for `ringall`. Of lower penalties first, but for the random strategy that weighs them. */
export function choose(strategy: Strategy, choice: Choice): readonly MemberRecord[] {
  if (strategy === 'wrandom') return [weighed(choice)];
  const lowest = Math.min(...choice.free.map(({ penalty }) => penalty));
  const free = choice.free.filter(({ penalty }) => penalty === lowest);
  if (strategy === 'ringall') return free;
  return [one(strategy, { ...choice, free })];
}

function one(strategy: Exclude<Strategy, 'wrandom' | 'ringall'>, choice: Choice): MemberRecord {
  const { free, random } = choice;
  switch (strategy) {
    case 'leastrecent':
      return least(free, ({ lastCall }) => lastCall ?? Number.NEGATIVE_INFINITY);
    case 'fewestcalls':
      return least(free, ({ callsTaken }) => callsTaken);
    case 'random':
      return free[random.below(free.length)]!;
    case 'rrmemory':
    case 'rrordered':
      return afterLast(choice);
    case 'linear':
      return free[0]!;
  }
}

function least(free: readonly MemberRecord[], measure: (member: MemberRecord) => number): MemberRecord {
  return free.reduce((best, member) => (measure(member) < measure(best) ? member : best));
}

/** The first free one after the member that was rung last. */
function afterLast({ free, members, lastRung }: Choice): MemberRecord {
  const last = members.findIndex(({ interface: name }) => name === lastRung);
  const candidates = new Set(free);
  return members.slice(last + 1).find((member) => candidates.has(member)) ?? free[0]!;
}

/** A penalty of n makes a member n + 1 times less likely. */
function weighed({ free, random }: Choice): MemberRecord {
  const weights = free.map(({ penalty }) => 1 / (penalty + 1));
  let left = random.next() * weights.reduce((sum, weight) => sum + weight, 0);
  return free.find((_, i) => (left -= weights[i]!) < 0) ?? free.at(-1)!;
}
