/** The command line for a simulated T-Server in a process of its own. */
import { afterEach, describe, expect, test } from '@jest/globals';
import { describeTrace } from '../../src/telephony/observe.js';
import { supervise } from '../../src/telephony/supervise.js';
import { tcpAdapter } from '../../src/telephony/tcp/client.js';
import { Cleanup } from '../telephony/tcp-support.js';
import { statewire } from './command.js';
import { simTServer, tomlFile, until } from './tserver-process.js';

/** A machine under load takes its time. */
const PATIENCE = 60_000;
const cleanup = new Cleanup();
afterEach(() => cleanup.run());

describe('statewire sim tserver', () => {
  test('listens on loopback with its configuration, and a document runs on it from another process', async () => {
    const { port, child, output, ended } = await simTServer(cleanup, '--port', '0', '--config', 'adapters/sim.toml');
    expect(output()).toMatch(/^T-Server tserver_sim listens on 127\.0\.0\.1:\d+; switch lab, 1 DN\n/);
    const args = ['run', 'charts/logout.scxml', '--adapter', 'tserver', '--config', tomlFile(cleanup, `port = ${port}\n`)];
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
    const first = await simTServer(cleanup, '--port', '0');
    const adapter = tcpAdapter({ port: first.port });
    const events: string[] = [];
    adapter.onEvent((event) => events.push(describeTrace({ type: 'event', event })));
    const supervision = supervise(adapter, { firstDelay: 20, longestDelay: 100 });
    cleanup.add(
      () => adapter.close(),
      () => supervision.stop(),
    );
    const request = { name: 'RequestSetDNDOn', thisDN: '7001' } as const;
    await until(() => events.includes('← EventServerConnected tserver_sim'));
    expect(await adapter.request(request)).toBe(1);
    first.child.kill('SIGKILL');
    await until(() => events.some((line) => line.startsWith('← EventServerDisconnected')));
    await expect(adapter.request(request)).rejects.toThrow(/^54 /);
    await simTServer(cleanup, '--port', String(first.port));
    await until(() => events.filter((line) => line.startsWith('← EventServerConnected')).length === 2);
    expect(await adapter.request(request)).toBe(2);
  });

  test('separated without a word: the adapter notices, and is back when the process goes on', async () => {
    const { port, child } = await simTServer(cleanup, '--port', '0');
    const adapter = tcpAdapter({ port, heartbeat: 50, connectTimeout: 200 });
    const events: string[] = [];
    adapter.onEvent((event) => events.push(describeTrace({ type: 'event', event })));
    const supervision = supervise(adapter, { firstDelay: 20, longestDelay: 100 });
    cleanup.add(
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
  test(
    'makes requests to a running T-Server go wrong, as its clients see',
    async () => {
      const { port, output } = await simTServer(cleanup, '--port', '0');
      const control = (...words: readonly string[]) => statewire(['sim', 'control', '--port', String(port), ...words]);
      expect(await control('reject', '59', 'request=RequestAgentLogout')).toEqual({
        code: 0,
        stdout: 'reject code=59 request=RequestAgentLogout times=1\n',
        stderr: '',
      });
      const logout = ['run', 'charts/logout.scxml', '--adapter', `tserver:${port}`];
      expect((await statewire(logout)).stdout).toContain('59 DN is not configured in CME: DN 7001');
      expect((await statewire(logout)).stdout).toContain('agent.logout.done');
      expect((await control('dns')).stdout).toMatch(/^7001 {2}nobody\n7002 {2}agent 5002 {2}ready\n/);
      expect(await control('stop')).toEqual({ code: 0, stdout: '', stderr: '' });
      expect((await statewire(logout)).stderr).toMatch(/^statewire: the adapter cannot be opened: 54 .* does not answer\n$/);
      expect(await control('start')).toMatchObject({ code: 0 });
      expect((await statewire(logout)).code).toBe(0);
      expect(output()).toMatch(/client .* says: reject 59 request=RequestAgentLogout\n/);
    },
    PATIENCE,
  );

  test.each([
    [['refus', '185'], 'there is no command "refus", did you mean "refuse"?; "help" lists them'],
    [['refuse'], 'code is missing: refuse CODE [request=…] [thisDN=…] [times=…]'],
  ])('%j is wrong usage', async (words, message) => {
    const { port } = await simTServer(cleanup, '--port', '0');
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
