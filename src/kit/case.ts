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

interface Disposable {
  dispose?(): void | Promise<void>;
}

/** Registers every case as a test of the runner. A case that the subject cannot show passes as skipped. */
export function registerCases<S extends Disposable>(
  name: string,
  runner: Runner,
  cases: readonly KitCase<S>[],
  factory: SubjectFactory<S>,
): void {
  runner.describe(name, () => {
    for (const kitCase of cases) {
      runner.test(`rule ${kitCase.rule}: ${kitCase.title}`, async () => {
        await runCase(kitCase, factory);
      });
    }
  });
}

/** Runs every case without a test runner. */
export async function checkCases<S extends Disposable>(
  cases: readonly KitCase<S>[],
  factory: SubjectFactory<S>,
): Promise<readonly KitResult[]> {
  const results: KitResult[] = [];
  for (const kitCase of cases) {
    const { rule, title } = kitCase;
    try {
      const skipped = await runCase(kitCase, factory);
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

/** @returns why the case was skipped, or undefined */
async function runCase<S extends Disposable>(kitCase: KitCase<S>, factory: SubjectFactory<S>): Promise<string | undefined> {
  const subject = await factory();
  try {
    if (kitCase.needs !== undefined && subject[kitCase.needs] === undefined) return `the subject has no ${String(kitCase.needs)}`;
    await kitCase.run(subject);
    return undefined;
  } catch (error) {
    if (error instanceof RuleBroken) throw error;
    throw new RuleBroken(kitCase.rule, error instanceof Error ? error.message : String(error), { cause: error });
  } finally {
    await subject.dispose?.();
  }
}
