import { describe, expect, test } from '@jest/globals';
import type { Strategy } from '../../../src/callcenter/model-queues.js';
import { type Choice, choose } from '../../../src/callcenter/queues/strategies.js';
import { Random } from '../../../src/callcenter/state/random.js';
import type { MemberRecord } from '../../../src/callcenter/state/records.js';
import { runningWith } from '../support.js';

function member(name: string, given: Partial<MemberRecord> = {}): MemberRecord {
  return {
    interface: name,
    stateInterface: undefined,
    kind: 'dynamic',
    penalty: 0,
    paused: false,
    callsTaken: 0,
    lastCall: undefined,
    ...given,
  };
}

const A = member('A', { callsTaken: 3, lastCall: 100 });
const B = member('B', { callsTaken: 1, lastCall: 300 });
const C = member('C', { callsTaken: 2, lastCall: 200 });

function chosen(strategy: Strategy, given: Partial<Choice> = {}): string {
  const choice: Choice = { free: [A, B, C], members: [A, B, C], lastRung: undefined, random: new Random(1), ...given };
  return choose(strategy, choice)
    .map(({ interface: name }) => name)
    .join('');
}

describe('queue strategies', () => {
  test('ringall rings everybody', () => expect(chosen('ringall')).toBe('ABC'));
  test('leastrecent takes whose last call is longest ago, and first of all who had none', () => {
    expect(chosen('leastrecent')).toBe('A');
    expect(chosen('leastrecent', { free: [A, B, member('D')] })).toBe('D');
  });
  test('fewestcalls takes who had the fewest', () => expect(chosen('fewestcalls')).toBe('B'));
  test('linear always begins with the first', () => expect(chosen('linear', { lastRung: 'A' })).toBe('A'));
  test.each(['rrmemory', 'rrordered'] as const)('%s goes round', (strategy) => {
    expect(chosen(strategy)).toBe('A');
    expect(chosen(strategy, { lastRung: 'A' })).toBe('B');
    expect(chosen(strategy, { lastRung: 'C' })).toBe('A');
    expect(chosen(strategy, { lastRung: 'A', free: [A, C] })).toBe('C');
  });
  test('random takes each of them now and then, wrandom those with a penalty less often', () => {
    const counts = (strategy: Strategy, free: readonly MemberRecord[]): Map<string, number> => {
      const random = new Random(7);
      const result = new Map<string, number>();
      for (let i = 0; i < 3_000; i++) {
        const name = chosen(strategy, { free, random });
        result.set(name, (result.get(name) ?? 0) + 1);
      }
      return result;
    };
    for (const count of counts('random', [A, B, C]).values()) expect(Math.abs(count - 1_000)).toBeLessThan(120);
    const weighed = counts('wrandom', [A, member('P', { penalty: 3 })]);
    expect(Math.abs((weighed.get('P') ?? 0) - 600)).toBeLessThan(120);
  });
  test('a lower penalty goes first', () => {
    const late = member('L', { penalty: 2 });
    expect(chosen('ringall', { free: [late, A, B] })).toBe('AB');
    expect(chosen('linear', { free: [late, B] })).toBe('B');
    expect(chosen('linear', { free: [late] })).toBe('L');
  });

  test('ringall in a queue: all phones ring, the first who answers has the call, the others are idle again', () => {
    const { center, clock, lines } = runningWith(`
trunks = ["SIP/t"]
agents = [{ number = "SIP/1", queues = ["5"] }, { number = "SIP/2", queues = ["5"] }]
extensions = [{ number = "1" }, { number = "2" }]
queues = [{ number = "5", strategy = "ringall" }]
`);
    center.logIn('SIP/1', '1');
    center.logIn('SIP/2', '2');
    clock.advance(1_000);
    lines();
    center.control({ command: 'placeCall', queue: '5', phone: '1' });
    clock.advance(5_000);
    expect(lines()).toEqual([
      '+0 progress onQueue 1',
      '+500 agentRinging SIP/1 5',
      '+500 agentRinging SIP/2 5',
      '+650 agentIdle SIP/1 5',
      '+650 agentIdle SIP/2 5',
      '+650 callLinked SIP/1 2',
    ]);
  });
});
