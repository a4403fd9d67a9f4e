/** The command line for telephony: adapters of files, the kit, and the skeleton. */
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { Cleanup } from '../telephony/tcp-support.js';
import { finished, HERE, MAIN, ROOT, statewire } from './command.js';
import { tomlFile } from './tserver-process.js';

/** A machine under load takes its time. */
const PATIENCE = 60_000;
const cleanup = new Cleanup();
afterEach(() => cleanup.run());

describe('statewire run --confirm', () => {
  /** The switch refuses the first logout, after the T-Server has accepted it. */
  const refusing = ['run', 'charts/logout.scxml', '--config', 'adapters/refusing.toml'];

  test('at acceptance, the default: done, and the refusal that follows is only told', async () => {
    for (const args of [refusing, [...refusing, '--confirm', 'acceptance']]) {
      const { code, stdout } = await statewire(args);
      expect(stdout).toMatch(/event +agent\.logout\.done/);
      expect(code).toBe(0);
    }
  });

  test('switch: the refusal is the error event, and what the switch confirms is done', async () => {
    const { stdout } = await statewire([...refusing, '--confirm', 'switch']);
    expect(stdout).toMatch(
      /event +error\.agent\.logout +.*"error":"invalidresource","description":"185 Set is in wrong state for invocation"/,
    );
    expect(stdout).not.toContain('agent.logout.done');
    const confirmed = await statewire(['run', 'charts/logout.scxml', '--confirm', 'switch']);
    expect(confirmed.stdout).toMatch(/EventAgentLogout 7001[\s\S]*event +agent\.logout\.done/);
  });

  test('anything else is wrong usage', async () => {
    const { code, stderr } = await statewire([...refusing, '--confirm', 'maybe']);
    expect([code, stderr]).toEqual([
      2,
      "statewire: option '--confirm <WHEN>' argument 'maybe' is invalid. Allowed choices are acceptance, switch.\n",
    ]);
  });
});

describe('statewire run --adapter', () => {
  test('sim with a configuration has its DNs', async () => {
    const args = ['run', 'charts/logout.scxml', '--adapter', 'sim', '--config', 'adapters/sim.toml'];
    expect((await statewire([...args, '--data', 'dn="9001"'])).stdout).toContain('agent.logout.done');
    expect((await statewire([...args, '--data', 'dn="7001"'])).stdout).toContain('59 DN is not configured in CME: DN 7001');
  });

  test('a file is an adapter of yours, with the configuration handed to it', async () => {
    const { code, stdout } = await statewire(['run', 'charts/logout.scxml', '--adapter', 'adapters/broken.mjs', '--verbose']);
    expect(stdout).toMatch(/RequestAgentLogout 7001 accepted as #7/);
    expect(code).toBe(0);
  });

  test.each([
    [['--adapter', 'adapters/none.mjs'], 'statewire: adapter adapters/none.mjs: there is no such file\n'],
    [['--adapter', 'tserver:70000'], 'statewire: port must be 1 to 65535, not 70000\n'],
    [['--adapter', 'adapters'], 'statewire: adapter adapters: is a folder; name the file in it\n'],
    [['--adapter', 'adapters/half.mjs'], 'statewire: adapter adapters/half.mjs: gives no adapter: it has no request()\n'],
    [['--adapter', 'extensions/number.mjs'], 'statewire: adapter extensions/number.mjs: gives a number, not an adapter\n'],
    [
      ['--adapter', 'tserver', '--config', 'adapters/wrong.toml'],
      'statewire: adapters/wrong.toml: there is no "swich"; there are host, port, switch\n',
    ],
    [['--adapter', 'tserver', '--clock', 'virtual'], 'statewire: --adapter tserver lives in real time, and --clock is virtual\n'],
    [['--config', 'adapters/none.toml'], 'statewire: adapters/none.toml cannot be read: there is no such file\n'],
  ])('%j is wrong usage', async (args, message) => {
    expect(await statewire(['run', 'charts/logout.scxml', ...args])).toEqual({ code: 2, stdout: '', stderr: message });
  });

  test('a T-Server that cannot be reached is told, exit code 2', async () => {
    const { code, stderr } = await statewire([
      'run',
      'charts/logout.scxml',
      '--adapter',
      'tserver',
      '--config',
      tomlFile(cleanup, 'port = 1'),
    ]);
    expect(code).toBe(2);
    expect(stderr).toMatch(/^statewire: the adapter cannot be opened: 54 No connection to the switch: 127\.0\.0\.1:1: /);
  });
});

describe('statewire adapter test', () => {
  test(
    'a broken adapter: exit code 1, and the report names the rules',
    async () => {
      const { code, stdout } = await statewire(['adapter', 'test', 'adapters/broken.mjs', '--settle', '1ms']);
      expect(code).toBe(1);
      expect(stdout).toMatch(
        /^failed {2}rule 3: before open\(\) .*\n +rule 3: a request before open\(\) must be rejected with 54, but it resolved with 7$/m,
      );
      expect(stdout).toMatch(/^failed {2}rule 5: no reference ID is given again/m);
      expect(stdout).toMatch(/^failed {2}rule 7: a request is confirmed by one event/m);
      expect(stdout).toMatch(/^skipped rule 12: /m);
      expect(stdout).toMatch(/\n\d+ passed, \d+ failed, \d+ skipped\n$/);
    },
    PATIENCE,
  );

  test(
    '--json: counts and one object for each case',
    async () => {
      const { stdout } = await statewire(['adapter', 'test', 'adapters/broken.mjs', '--settle', '1ms', '--json']);
      const report = JSON.parse(stdout) as {
        passed: number;
        failed: number;
        skipped: number;
        results: { outcome: string; rule: number }[];
      };
      expect(report.passed + report.failed + report.skipped).toBe(report.results.length);
      expect(report.results.filter(({ outcome }) => outcome === 'failed').map(({ rule }) => rule)).toEqual(
        expect.arrayContaining([3, 5, 7]),
      );
    },
    PATIENCE,
  );

  test(
    'a subject that hangs: every case has failed when its time is over',
    async () => {
      const { code, stdout } = await statewire(['adapter', 'test', 'adapters/hanging.mjs', '--limit', '20ms']);
      expect(stdout).toMatch(/^failed {2}rule 2: .*\n +rule 2: the case did not end within 20 ms$/m);
      expect(stdout).toMatch(/\n0 passed, \d+ failed, \d+ skipped\n$/);
      expect(code).toBe(1);
    },
    PATIENCE,
  );

  test(
    'a listener that throws into a timer of the adapter breaks a rule and does not end the report',
    async () => {
      const { code, stdout, stderr } = await statewire(['adapter', 'test', 'adapters/unguarded.mjs']);
      expect(stdout).toMatch(
        /^failed {2}rule 10: a listener that throws disturbs .*\n +rule 10: it threw where nobody could catch it: Error: thrown by a listener/m,
      );
      expect(stdout).toMatch(/\n\d+ passed, \d+ failed, \d+ skipped\n$/);
      expect([code, stderr]).toEqual([1, '']);
    },
    PATIENCE,
  );

  test(
    'a rejected promise that nobody sees breaks one rule and does not end the report',
    async () => {
      const { code, stdout, stderr } = await statewire(['adapter', 'test', 'adapters/dropping.mjs']);
      expect(stdout.match(/^failed .*$/gm)).toEqual(['failed  rule 13: no promise is rejected without anybody seeing it']);
      expect(stdout).toContain('rule 13: rejected and seen by nobody: TelephonyError: 54 ');
      expect([code, stderr]).toEqual([1, '']);
    },
    PATIENCE,
  );

  test.each([
    [['adapters/none.mjs'], 'adapter adapters/none.mjs: there is no such file'],
    [['adapters/half.mjs'], 'adapter adapters/half.mjs: gives no adapter: it has no request()'],
    [['adapters/object.mjs'], 'adapter adapters/object.mjs: must export a function: every case needs an adapter of its own'],
    [['adapters/broken.mjs', '--settle', 'soon'], '"soon" is not a time such as 200ms, 1.5s, 10m or 8h'],
    [['adapters/broken.mjs', '--limit', 'soon'], '"soon" is not a time such as 200ms, 1.5s, 10m or 8h'],
  ])('%j is wrong usage', async (args, message) => {
    expect(await statewire(['adapter', 'test', ...args])).toEqual({ code: 2, stdout: '', stderr: `statewire: ${message}\n` });
  });
});

describe('statewire adapter init', () => {
  /** Inside the package, so that the skeleton finds it by name, and not under version control. */
  const workshop = join(ROOT, `dist/workshop-${process.pid}`);
  const inWorkshop = (...args: readonly string[]) => finished(process.execPath, args, { cwd: workshop });

  beforeAll(() => {
    mkdirSync(workshop, { recursive: true });
  });
  afterAll(() => rmSync(workshop, { recursive: true, force: true }));

  test(
    'writes an adapter whose test passes, that the kit accepts, and that a document runs on; within a minute',
    async () => {
      const begin = performance.now();
      const init = await inWorkshop(MAIN, 'adapter', 'init', 'fritz');
      expect(init).toMatchObject({ code: 0, stderr: '' });
      expect(init.stdout).toMatch(/^fritz\/README\.md\nfritz\/adapter\.mjs\n[\s\S]*\n\nnode --test fritz\/adapter\.test\.mjs\n$/);
      const own = await inWorkshop('--test', 'fritz/adapter.test.mjs');
      expect(own.stdout).toMatch(/pass \d\d\n[\s\S]*fail 0\n/);
      expect(own.code).toBe(0);
      const kit = await inWorkshop(MAIN, 'adapter', 'test', 'fritz/subject.mjs');
      expect(kit.stdout).toMatch(/\n\d+ passed, 0 failed, 2 skipped\n$/);
      expect(kit.code).toBe(0);
      const chart = join(HERE, 'charts/logout.scxml');
      const run = await inWorkshop(MAIN, 'run', '--adapter', 'fritz/adapter.mjs', chart);
      expect(run.stdout).toContain('agent.logout.done');
      expect(performance.now() - begin).toBeLessThan(PATIENCE);
      const twice = await inWorkshop(MAIN, 'adapter', 'init', 'fritz');
      expect(twice).toEqual({ code: 2, stdout: '', stderr: 'statewire: fritz is there already\n' });
    },
    PATIENCE,
  );

  test.each(['../up', 'a b', '', 'con/x', '7up'])('%j is no name for an adapter', async (name) => {
    const { code, stderr } = await inWorkshop(MAIN, 'adapter', 'init', name);
    expect([code, stderr]).toEqual([2, `statewire: "${name}" is no name for an adapter: letters, digits, - and _\n`]);
  });
});
