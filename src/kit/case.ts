/** Cases of a conformance kit: each shows one numbered rule of a contract. They run in any test runner, or without one. */

/** What a kit needs of a test runner; jest, vitest and `node:test` have it. */
export interface Runner {
  describe(name: string, body: () => void): unknown;
  test(name: string, body: () => Promise<void>): unknown;
}

/** A case on a subject of type `S`, the implementation with what the case needs around it. */
export interface KitCase<S> {
  readonly rule: number;
  /** What holds, as a sentence. */
  readonly title: string;
  /** What the subject must be able to do for this case; without it the case is skipped. */
  readonly needs?: keyof S;
  run(subject: S): Promise<void>;
}

export interface KitResult {
  readonly rule: number;
  readonly title: string;
  readonly outcome: 'passed' | 'failed' | 'skipped';
  /** Why it failed or was skipped. */
  readonly message?: string;
}

/** A rule of the contract does not hold. */
export class RuleBroken extends Error {
  override readonly name = 'RuleBroken';
  constructor(
    readonly rule: number,
    message: string,
    options?: ErrorOptions,
  ) {
    super(`rule ${rule}: ${message}`, options);
  }
}

/** Makes a subject for one case, and takes it away afterwards. */
export type SubjectFactory<S> = () => S | Promise<S>;

/** How cases are run. */
export interface KitOptions {
  /** How long one case may take, ms; then it has failed, and the next one begins. Default 30,000. */
  readonly timeLimit?: number | undefined;
  /** What measures that, such as a `Clock`; default: the time of day. */
  readonly clock?: { after(delay: number, callback: () => void): { cancel(): void } } | undefined;
  /**
   * Subscribes to errors that nobody catches, such as one that a listener throws into the adapter's socket; a case has failed
   * when there is one. Default: they are left to whoever runs the kit. Returns what ends the subscription.
   */
  readonly uncaught?: ((listener: (error: unknown) => void) => () => void) | undefined;
}

interface Disposable {
  dispose?(): void | Promise<void>;
}

/** Registers every case as a test of the runner. A case that the subject cannot show passes as skipped. */
export function registerCases<S extends Disposable>(
  name: string,
  runner: Runner,
  cases: readonly KitCase<S>[],
  factory: SubjectFactory<S>,
  options?: KitOptions,
): void {
  runner.describe(name, () => {
    for (const kitCase of cases) {
      runner.test(`rule ${kitCase.rule}: ${kitCase.title}`, async () => {
        await runCase(kitCase, factory, options);
      });
    }
  });
}

/** Runs every case without a test runner. */
export async function checkCases<S extends Disposable>(
  cases: readonly KitCase<S>[],
  factory: SubjectFactory<S>,
  options?: KitOptions,
): Promise<readonly KitResult[]> {
  const results: KitResult[] = [];
  for (const kitCase of cases) {
    const { rule, title } = kitCase;
    try {
      const skipped = await runCase(kitCase, factory, options);
      results.push(skipped === undefined ? { rule, title, outcome: 'passed' } : { rule, title, outcome: 'skipped', message: skipped });
    } catch (error) {
      results.push({ rule, title, outcome: 'failed', message: error instanceof Error ? error.message : String(error) });
    }
  }
  return results;
}

/** Results as text for people, one line a case. */
export function reportText(results: readonly KitResult[]): string {
  const count = (outcome: KitResult['outcome']): number => results.filter((result) => result.outcome === outcome).length;
  const lines = results.map(({ outcome, rule, title, message }) => {
    const line = `${outcome.padEnd(7)} rule ${rule}: ${title}`;
    return message === undefined ? line : `${line}\n        ${message}`;
  });
  return [...lines, `${count('passed')} passed, ${count('failed')} failed, ${count('skipped')} skipped`].join('\n');
}

/** Results as JSON: how many of each outcome, and every case. */
export function reportJson(results: readonly KitResult[]): string {
  const count = (outcome: KitResult['outcome']): number => results.filter((result) => result.outcome === outcome).length;
  return JSON.stringify({ passed: count('passed'), failed: count('failed'), skipped: count('skipped'), results }, undefined, 2);
}

/** Node's timers, as a clock. */
const REAL_TIME: NonNullable<KitOptions['clock']> = {
  after(delay, callback) {
    const handle = setTimeout(callback, delay);
    return { cancel: () => clearTimeout(handle) };
  },
};

/**
 * Runs a case on a subject of its own, and takes that away; a case that hangs has failed.
 * @returns why the case was skipped, or undefined
 * @throws RuleBroken
 */
async function runCase<S extends Disposable>(
  kitCase: KitCase<S>,
  factory: SubjectFactory<S>,
  { timeLimit = 30_000, clock = REAL_TIME, uncaught = () => () => {} }: KitOptions = {},
): Promise<string | undefined> {
  let stop = (): void => {};
  const thrown = new Promise<never>((_, reject) => {
    stop = uncaught((error) => reject(new RuleBroken(kitCase.rule, `it threw where nobody could catch it: ${String(error)}`)));
  });
  let given: S | undefined;
  const run = async (): Promise<string | undefined> => {
    const subject = await factory();
    given = subject;
    if (kitCase.needs !== undefined && subject[kitCase.needs] === undefined) return `the subject has no ${String(kitCase.needs)}`;
    await kitCase.run(subject);
    return undefined;
  };
  const takeAway = async (): Promise<void> => {
    const subject = given;
    given = undefined;
    await subject?.dispose?.();
  };
  const inTime = <T>(promise: Promise<T>, what: string): Promise<T> =>
    notLater(promise, clock, timeLimit, new RuleBroken(kitCase.rule, `${what} did not end within ${timeLimit} ms`));
  try {
    const skipped = await inTime(Promise.race([run(), thrown]), 'the case');
    await inTime(takeAway(), 'dispose() of the subject');
    return skipped;
  } catch (error) {
    await inTime(takeAway(), 'dispose()').catch(() => {}); // what went wrong first is what to tell
    if (error instanceof RuleBroken) throw error;
    throw new RuleBroken(kitCase.rule, error instanceof Error ? error.message : String(error), { cause: error });
  } finally {
    stop();
  }
}

/** Waits for what may hang. @throws `late` when it does */
async function notLater<T>(promise: Promise<T>, clock: NonNullable<KitOptions['clock']>, limit: number, late: Error): Promise<T> {
  let cancel = (): void => {};
  const over = new Promise<never>((_, reject) => {
    const timer = clock.after(limit, () => reject(late));
    cancel = () => timer.cancel();
  });
  try {
    return await Promise.race([promise, over]);
  } finally {
    cancel();
  }
}
