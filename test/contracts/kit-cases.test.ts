/** How a kit runs its cases, whatever the subject does. */
import { expect, test } from '@jest/globals';
import { SimulatedClock } from '../../src/clock.js';
import { checkCases, type KitCase, RuleBroken, registerCases, reportText } from '../../src/kit/case.js';

interface Subject {
  readonly name: string;
  readonly help?: () => void;
  dispose?(): void | Promise<void>;
}

const never = (): Promise<never> => new Promise(() => {});
const kitCase = (rule: number, run: KitCase<Subject>['run'], needs?: keyof Subject): KitCase<Subject> => ({
  ...{ rule, title: `case of rule ${rule}`, run },
  ...(needs && { needs }),
});
const fine = async (): Promise<void> => {};

test('a case that hangs has failed when its time is over, with its rule; its subject is taken away and the next case runs', async () => {
  const disposed: string[] = [];
  let made = 0;
  const factory = (): Subject => {
    const name = `subject ${++made}`;
    return { name, dispose: () => void disposed.push(name) };
  };
  const results = await checkCases([kitCase(3, never), kitCase(4, fine)], factory, { timeLimit: 20 });
  expect(results).toEqual([
    { rule: 3, title: 'case of rule 3', outcome: 'failed', message: 'rule 3: the case did not end within 20 ms' },
    { rule: 4, title: 'case of rule 4', outcome: 'passed' },
  ]);
  expect(disposed).toEqual(['subject 1', 'subject 2']);
  expect(reportText(results)).toMatch(/^failed {2}rule 3: .*\n +rule 3: the case did not end within 20 ms\npassed /);
});

test('time is measured by the clock that is given: thirty seconds unless told otherwise', async () => {
  const clock = new SimulatedClock();
  const checking = checkCases([kitCase(1, never)], () => ({ name: 'a' }), { clock });
  await clock.pass(29_999);
  expect(clock.nextDue).toBe(30_000);
  await clock.pass(1);
  expect(await checking).toMatchObject([{ outcome: 'failed', message: 'rule 1: the case did not end within 30000 ms' }]);
  expect(clock.nextDue).toBeUndefined();
});

test('a case that ends in time leaves no timer behind', async () => {
  const clock = new SimulatedClock();
  await checkCases([kitCase(1, fine)], () => ({ name: 'a' }), { clock });
  expect(clock.nextDue).toBeUndefined();
});

test('a factory that hangs, and a subject that cannot be taken away, fail the case too', async () => {
  const hanging = await checkCases([kitCase(1, fine)], never, { timeLimit: 10 });
  expect(hanging).toMatchObject([{ outcome: 'failed', message: 'rule 1: the case did not end within 10 ms' }]);
  const stuck = await checkCases([kitCase(1, fine)], () => ({ name: 'a', dispose: never }), { timeLimit: 10 });
  expect(stuck).toMatchObject([{ outcome: 'failed', message: 'rule 1: dispose() of the subject did not end within 10 ms' }]);
});

test('of several failures the first one is told, as a broken rule', async () => {
  const dispose = () => Promise.reject(new Error('cannot close'));
  const broken = () => Promise.reject(new RuleBroken(7, 'no answer'));
  expect(await checkCases([kitCase(1, broken)], () => ({ name: 'a', dispose }))).toMatchObject([{ message: 'rule 7: no answer' }]);
  expect(await checkCases([kitCase(1, fine)], () => ({ name: 'a', dispose }))).toMatchObject([{ message: 'rule 1: cannot close' }]);
});

test('an error that nobody catches fails the case that runs, and nobody listens for it afterwards', async () => {
  const listeners = new Set<(error: unknown) => void>();
  const uncaught = (listener: (error: unknown) => void) => {
    listeners.add(listener);
    return () => void listeners.delete(listener);
  };
  const throwing = async () => {
    for (const listener of listeners) listener(new Error('from a socket'));
    await never();
  };
  const results = await checkCases([kitCase(10, throwing), kitCase(11, fine)], () => ({ name: 'a' }), { uncaught });
  expect(results).toMatchObject([
    { rule: 10, outcome: 'failed', message: 'rule 10: it threw where nobody could catch it: Error: from a socket' },
    { rule: 11, outcome: 'passed' },
  ]);
  expect(listeners.size).toBe(0);
});

test('a case that the subject cannot show is skipped, and its subject taken away', async () => {
  let disposed = 0;
  const factory = () => ({ name: 'a', dispose: () => void disposed++ });
  expect(await checkCases([kitCase(1, never, 'help')], factory)).toMatchObject([
    { outcome: 'skipped', message: 'the subject has no help' },
  ]);
  expect(disposed).toBe(1);
});

test('in a test runner a case that hangs fails its test', async () => {
  const tests: (() => Promise<void>)[] = [];
  const runner = { describe: (_: string, body: () => void) => body(), test: (_: string, body: () => Promise<void>) => tests.push(body) };
  registerCases('kit', runner, [kitCase(5, never)], () => ({ name: 'a' }), { timeLimit: 10 });
  await expect(tests[0]?.()).rejects.toThrow('rule 5: the case did not end within 10 ms');
});
