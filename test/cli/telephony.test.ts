/** The command line for telephony: a T-Server of its own, adapters of files, the kit, and the skeleton. */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { describeTrace } from '../../src/telephony/observe.js';
import { supervise } from '../../src/telephony/supervise.js';
import { tcpAdapter } from '../../src/telephony/tcp/client.js';
import { finished, HERE, MAIN, mainFile, ROOT, statewire } from './command.js';

/** A machine under load takes its time. */
const PATIENCE = 60_000;
const cleanup: (() => unknown)[] = [];
afterEach(async () => {
  for (const undo of cleanup.splice(0).reverse()) await undo();
});

interface Running {
  readonly child: ChildProcess;
  readonly port: number;
  /** What it printed so far. */
  readonly output: () => string;
  readonly ended: Promise<number | null>;
}

/** Starts `statewire sim tserver`. */
function simTServer(...args: readonly string[]): Promise<Running> {
  const child = spawn(process.execPath, [mainFile(), 'sim', 'tserver', ...args], { cwd: HERE, stdio: 'pipe' });
  cleanup.push(() => child.kill('SIGKILL'));
  let output = '';
  const ended = new Promise<number | null>((resolve) => child.on('close', resolve));
  return new Promise((resolve, reject) => {
    child.stderr.on('data', (chunk: Buffer) => reject(new Error(chunk.toString())));
    child.stdout.on('data', (chunk: Buffer) => {
      output += chunk.toString();
      const port = /listens on 127\.0\.0\.1:(\d+)/.exec(output)?.[1];
      if (port !== undefined) resolve({ child, port: Number(port), output: () => output, ended });
    });
  });
}

function tomlFile(text: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'statewire-'));
  cleanup.push(() => rmSync(folder, { recursive: true }));
  const file = join(folder, 'config.toml');
  writeFileSync(file, text);
  return file;
}

async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await new Promise((resolve) => setTimeout(resolve, 10));
}

describe('statewire sim tserver', () => {
  test('listens on loopback with its configuration, and a document runs on it from another process', async () => {
    const { port, child, output, ended } = await simTServer('--port', '0', '--config', 'adapters/sim.toml');
    expect(output()).toMatch(/^T-Server tserver_sim listens on 127\.0\.0\.1:\d+; switch lab, 1 DN\n/);
    const args = ['run', 'charts/logout.scxml', '--adapter', 'tserver', '--config', tomlFile(`port = ${port}\n`)];
    const { code, stdout, stderr } = await statewire([...args, '--data', 'dn="9001"']);
    expect(stdout).toMatch(/→ T-Server {2}RequestAgentLogout 9001\n.*event +agent\.logout\.done/);
    expect([code, stderr]).toEqual([0, '']);
    const again = await statewire([...args, '--data', 'dn="7001"']);
    expect(again.stdout).toContain('"error":"invalidresource"');
    child.kill('SIGTERM');
    expect(await ended).toBe(0);
    expect(output()).toMatch(/client .* connected\nclient .* is gone\n/);
  });

  test('killed and started again: requests fail meanwhile, and a supervised adapter is back', async () => {
    const first = await simTServer('--port', '0');
    const adapter = tcpAdapter({ port: first.port });
    const events: string[] = [];
    adapter.onEvent((event) => events.push(describeTrace({ type: 'event', event })));
    const supervision = supervise(adapter, { firstDelay: 20, longestDelay: 100 });
    cleanup.push(
      () => adapter.close(),
      () => supervision.stop(),
    );
    const request = { name: 'RequestSetDNDOn', thisDN: '7001' } as const;
    await until(() => events.includes('← EventServerConnected tserver_sim'));
    expect(await adapter.request(request)).toBe(1);
    first.child.kill('SIGKILL');
    await until(() => events.some((line) => line.startsWith('← EventServerDisconnected')));
    await expect(adapter.request(request)).rejects.toThrow(/^54 /);
    await simTServer('--port', String(first.port));
    await until(() => events.filter((line) => line.startsWith('← EventServerConnected')).length === 2);
    expect(await adapter.request(request)).toBe(2);
  });

  test('separated without a word: the adapter notices, and is back when the process goes on', async () => {
    const { port, child } = await simTServer('--port', '0');
    const adapter = tcpAdapter({ port, heartbeat: 50, connectTimeout: 200 });
    const events: string[] = [];
    adapter.onEvent((event) => events.push(describeTrace({ type: 'event', event })));
    const supervision = supervise(adapter, { firstDelay: 20, longestDelay: 100 });
    cleanup.push(
      () => adapter.close(),
      () => supervision.stop(),
    );
    await until(() => events.length > 0);
    child.kill('SIGSTOP');
    const waiting = adapter.request({ name: 'RequestSetDNDOn', thisDN: '7001' });
    await expect(waiting).rejects.toThrow('54 No connection to the switch: the T-Server was silent for 100 ms');
    child.kill('SIGCONT');
    const back = events.length;
    await until(() => events.slice(back).some((line) => line.startsWith('← EventServerConnected')));
    expect(await adapter.request({ name: 'RequestSetDNDOn', thisDN: '7001' })).toEqual(expect.any(Number));
  });

  test.each([
    [['--config', 'adapters/wrong.toml'], /^statewire: adapters\/wrong\.toml: .*there is no option "swich"/],
    [['--config', 'adapters/none.toml'], /^statewire: adapters\/none\.toml cannot be read: there is no such file\n$/],
    [['--port', '70000'], /^statewire: --port: "70000" is no port, which is a number up to 65535\n$/],
    [['--port', 'x'], /^statewire: --port: "x" is no port, /],
  ])('%j is wrong usage', async (args, message) => {
    const { code, stdout, stderr } = await statewire(['sim', 'tserver', ...args]);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(message);
  });
});

describe('statewire sim control', () => {
  test('makes requests to a running T-Server go wrong, as its clients see', async () => {
    const { port, output } = await simTServer('--port', '0');
    const control = (...words: readonly string[]) => statewire(['sim', 'control', '--port', String(port), ...words]);
    expect(await control('reject', '59', 'request=RequestAgentLogout')).toEqual({
      code: 0,
      stdout: 'reject code=59 request=RequestAgentLogout times=1\n',
      stderr: '',
    });
    const logout = ['run', 'charts/logout.scxml', '--adapter', 'tserver', '--config', tomlFile(`port = ${port}\n`)];
    expect((await statewire(logout)).stdout).toContain('59 DN is not configured in CME: DN 7001');
    expect((await statewire(logout)).stdout).toContain('agent.logout.done');
    expect((await control('dns')).stdout).toMatch(/^7001 {2}nobody\n7002 {2}agent 5002 {2}ready\n/);
    expect(await control('stop')).toEqual({ code: 0, stdout: '', stderr: '' });
    expect((await statewire(logout)).stderr).toMatch(/^statewire: the adapter cannot be opened: 54 .* does not answer\n$/);
    expect(await control('start')).toMatchObject({ code: 0 });
    expect((await statewire(logout)).code).toBe(0);
    expect(output()).toMatch(/client .* says: reject 59 request=RequestAgentLogout\n/);
  });

  test.each([
    [['refus', '185'], 'there is no command "refus", did you mean "refuse"?; "help" lists them'],
    [['refuse'], 'code is missing: refuse CODE [request=…] [thisDN=…] [times=…]'],
  ])('%j is wrong usage', async (words, message) => {
    const { port } = await simTServer('--port', '0');
    expect(await statewire(['sim', 'control', '-p', String(port), ...words])).toEqual({
      code: 2,
      stdout: '',
      stderr: `statewire: ${message}\n`,
    });
  });

  test.each([
    [['-p', '1', 'dns'], /^statewire: 54 No connection to the switch: 127\.0\.0\.1:1: /],
    [['-p', 'x', 'dns'], /^statewire: --port: "x" is no port, /],
    [[], /^statewire: missing required argument 'COMMAND'\n$/],
  ])('%j is wrong usage, with no T-Server at all', async (args, message) => {
    const { code, stderr } = await statewire(['sim', 'control', ...args]);
    expect(code).toBe(2);
    expect(stderr).toMatch(message);
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
    const { code, stderr } = await statewire(['run', 'charts/logout.scxml', '--adapter', 'tserver', '--config', tomlFile('port = 1')]);
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
