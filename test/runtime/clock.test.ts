import { describe, expect, test } from '@jest/globals';
import { SimulatedClock, systemClock } from 'statewire';

describe('The simulated clock', () => {
  test('stands still until it is told to move', () => {
    const clock = new SimulatedClock(100);
    clock.after(5, () => {});
    expect([clock.now(), clock.nextDue]).toEqual([100, 105]);
  });

  test('runs timers in the order in which they are due, equal ones in the order in which they were set', () => {
    const clock = new SimulatedClock();
    const ran: string[] = [];
    for (const [name, delay] of [
      ['b', 20],
      ['a', 10],
      ['c', 20],
      ['now', 0],
      ['d', 20],
    ] as const)
      clock.after(delay, () => ran.push(`${name}@${clock.now()}`));
    clock.advance(30);
    expect([ran, clock.now()]).toEqual([['now@0', 'a@10', 'b@20', 'c@20', 'd@20'], 30]);
  });

  test('runs timers that are set by timers when they come due on the way', () => {
    const clock = new SimulatedClock();
    const ran: number[] = [];
    const again = (): void => {
      ran.push(clock.now());
      if (ran.length < 5) clock.after(10, again);
    };
    clock.after(10, again);
    clock.advance(35);
    expect(ran).toEqual([10, 20, 30]);
  });

  test('a cancelled timer never runs, cancelling twice is fine, also from a timer of the same time', () => {
    const clock = new SimulatedClock();
    const ran: string[] = [];
    clock.after(10, () => {
      ran.push('first');
      second.cancel();
      second.cancel();
    });
    const second = clock.after(10, () => ran.push('second'));
    clock.advance(20);
    expect(ran).toEqual(['first']);
  });

  test('next moves to the next timer only', () => {
    const clock = new SimulatedClock();
    const ran: number[] = [];
    for (const delay of [10, 20]) clock.after(delay, () => ran.push(delay));
    expect([clock.next(), clock.now(), ran]).toEqual([true, 10, [10]]);
    expect([clock.next(), clock.next(), clock.now()]).toEqual([true, false, 20]);
  });

  test('pass lets promises go on before each timer and at the end, and runs what they set', async () => {
    const clock = new SimulatedClock();
    const seen: string[] = [];
    const wait = (ms: number): Promise<void> => new Promise((resolve) => clock.after(ms, resolve));
    const work = async (): Promise<void> => {
      for (const ms of [10, 15, 20]) {
        await null;
        await wait(ms);
        seen.push(`${ms}@${clock.now()}`);
      }
    };
    void work();
    await clock.pass(25);
    expect([seen, clock.now()]).toEqual([['10@10', '15@25'], 25]);
    await clock.pass(0);
    expect(clock.nextDue).toBe(45);
    await clock.pass(100);
    expect([seen, clock.now()]).toEqual([['10@10', '15@25', '20@45'], 125]);
  });

  test.each([-1, Number.NaN, Number.POSITIVE_INFINITY])('pass(%p) is refused', async (ms) => {
    await expect(new SimulatedClock().pass(ms)).rejects.toThrow(RangeError);
  });

  test('a negative delay is none', () => {
    const clock = new SimulatedClock(50);
    let at = -1;
    clock.after(-10, () => {
      at = clock.now();
    });
    clock.advance(0);
    expect(at).toBe(50);
  });

  test('holds tens of thousands of timers', () => {
    const clock = new SimulatedClock();
    let ran = 0;
    for (let i = 0; i < 20_000; i++) clock.after((i * 7919) % 20_000, () => ran++);
    clock.advance(20_000);
    expect(ran).toBe(20_000);
  });
});

describe("The system's clock", () => {
  test('tells the time of the day', () => {
    const before = Date.now();
    const now = systemClock().now();
    expect(now).toBeGreaterThanOrEqual(before);
    expect(now).toBeLessThanOrEqual(Date.now());
  });

  test('runs a timer once, and not one that was cancelled', async () => {
    const clock = systemClock();
    const ran: string[] = [];
    await new Promise<void>((resolve) => {
      const cancelled = clock.after(1, () => ran.push('cancelled'));
      clock.after(1, () => ran.push('first'));
      clock.after(30, () => {
        ran.push('last');
        resolve();
      });
      cancelled.cancel();
      cancelled.cancel();
    });
    expect(ran).toEqual(['first', 'last']);
  });

  test('a delay longer than timers can hold does not fire at once, and can be cancelled', async () => {
    const clock = systemClock();
    let ran = 0;
    const timers = [2 ** 31, 2 ** 40, Number.MAX_SAFE_INTEGER].map((delay) => clock.after(delay, () => ran++));
    await new Promise((resolve) => setTimeout(resolve, 20));
    for (const timer of timers) timer.cancel();
    expect(ran).toBe(0);
  });
});
