import { writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { agentHash } from '../../src/eccp/agent-hash.js';
import { Bench, failure, ONLINE, type ScriptedServer, until } from '../eccp/client-support.js';
import { type Finished, statewire } from './command.js';

let bench: Bench;
let server: ScriptedServer;
let folder: string;
beforeEach(async () => {
  bench = new Bench();
  server = await bench.server();
  folder = await mkdtemp(join(tmpdir(), 'statewire-'));
});
afterEach(async () => {
  await bench.end();
  await rm(folder, { recursive: true });
});

const call = (args: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<Finished> =>
  statewire(['eccp', 'call', '--port', String(server.port), ...args], { env });

describe('statewire eccp call', () => {
  test('logs in as the default console, makes one request and prints its answer', async () => {
    server.on['getpauses'] = () =>
      '<pause id="2"><name>Ba&#xF1;o</name><status>A</status><type>B</type></pause><pause id="31"><name>x</name><status>I</status><type>B</type></pause>';
    expect(await call(['getpauses'])).toEqual({
      code: 0,
      stdout: 'pause:\n  id  name  status  type\n  2   Baño  A       B\n  31  x     I       B\n',
      stderr: '',
    });
    expect(server.asked.map(({ name, args }) => [name, args])).toEqual([
      ['login', { username: 'agentconsole', password: 'agentconsole' }],
      ['getpauses', {}],
    ]);
  });

  test('prints what is nested under its name', async () => {
    server.states.set(
      'Agent/9000',
      `${ONLINE}<pauseinfo><pauseid>2</pauseid><pausename>a b</pausename><pausestart>03:19:42</pausestart></pauseinfo>`,
    );
    const { stdout } = await call(['getagentstatus', 'agent_number=Agent/9000']);
    expect(stdout.split('\n')).toEqual([
      ...['status: online', 'channel: SIP/101-1', 'extension: 101', 'onhold: no'],
      ...['pauseinfo:', '  pauseid: 2', '  pausename: a b', '  pausestart: 03:19:42', ''],
    ]);
  });

  test('prints JSON', async () => {
    server.states.set('SIP/201', ONLINE);
    const { stdout } = await call(['getmultipleagentstatus', 'agents=SIP/201,SIP/201', '--json']);
    const state = { agent_number: 'SIP/201', status: 'online', channel: 'SIP/101-1', extension: '101', onhold: false };
    expect(JSON.parse(stdout)).toEqual({ request: 'getmultipleagentstatus', answer: { agents: [state, state] } });
  });

  test('signs for the agent with its password, from wherever it comes', async () => {
    const file = join(folder, 'eccp.toml');
    writeFileSync(file, `host = "127.0.0.1"\nport = ${server.port}\nuser = "u"\npassword = "p"\n[agents]\n"Agent/9000" = "of the file"\n`);
    const pause = ['pauseagent', 'agent_number=Agent/9000', 'pause_type=2'];
    const byFile = await statewire(['eccp', 'call', '--config', file, ...pause]);
    const byEnvironment = await call([...pause], { ECCP_AGENT_PASSWORD: 'of the environment' });
    const byOption = await call([...pause, '--agent-password', 'of the option'], { ECCP_AGENT_PASSWORD: 'x' });
    expect([byFile, byEnvironment, byOption].map(({ code, stdout }) => [code, stdout])).toEqual(Array(3).fill([0, 'done\n']));
    expect(server.named('login')[0]!.args).toEqual({ username: 'u', password: 'p' });
    const hashes = server.named('pauseagent').map(({ args }) => args['agent_hash']);
    const cookies = ['1', '2', '3'].map((number) => number.padStart(32, '0'));
    const passwords = ['of the file', 'of the environment', 'of the option'];
    expect(hashes).toEqual(passwords.map((password, index) => agentHash(cookies[index]!, 'Agent/9000', password)));
  });

  test('sends what has structure as it is written', async () => {
    const forms = `forms=<form id="1"><field id="2">a &amp; b</field></form>`;
    const { code } = await call(['saveformdata', 'agent_number=SIP/201', 'call_id=25', 'campaign_type=outgoing', forms]);
    expect(code).toBe(0);
    const raw = Buffer.concat(server.latest.raw).toString();
    expect(raw).toContain(
      '<campaign_type>outgoing</campaign_type><call_id>25</call_id><forms><form id="1"><field id="2">a &amp; b</field></form></forms>',
    );
  });

  test('says what the server refuses, with code 1', async () => {
    server.on['hold'] = () => failure(401, 'Unauthorized agent');
    const { code, stdout, stderr } = await call(['hold', 'agent_number=Agent/9000', '--agent-password', 'wrong-one', '--json']);
    expect(code).toBe(1);
    expect(stderr).toMatch(/^statewire: ECCP 401: Unauthorized agent; the password of the agent is given by --agent-password/);
    expect(JSON.parse(stdout)).toEqual({ request: 'hold', failure: { level: 'command', code: 401, message: 'Unauthorized agent' } });
    expect(stdout + stderr).not.toContain('wrong-one');
  });

  test('gives up when no answer comes, with code 4', async () => {
    server.on['dumpstatus'] = () => undefined;
    expect(await call(['dumpstatus', '--timeout', '0.05'])).toEqual({
      code: 4,
      stdout: '',
      stderr: 'statewire: no answer to dumpstatus within 50 ms\n',
    });
  });

  test('needs a session, or ends with code 2', async () => {
    server.on['login'] = () => failure(401, 'Invalid username or password');
    const refused = await call(['getpauses'], { ECCP_USER: 'me', ECCP_PASSWORD: 'mine' });
    expect(refused.code).toBe(2);
    expect(refused.stderr).toMatch(/^statewire: the login was refused at 127\.0\.0\.1:\d+: ECCP 401: Invalid username or password\n$/);
    expect(server.asked[0]!.args).toEqual({ username: 'me', password: 'mine' });
    const { port } = server;
    await server.close();
    const nobody = await statewire(['eccp', 'call', '--port', String(port), 'getpauses']);
    expect([nobody.code, nobody.stderr]).toEqual([2, expect.stringContaining(`no session at 127.0.0.1:${port}: `)]);
  });

  test.each([
    [['pausagent'], 'there is no request "pausagent", did you mean "pauseagent"?'],
    [['pauseagent', 'agent_numbr=x'], 'pauseagent has no argument "agent_numbr", did you mean "agent_number"?'],
    [['getpauses', 'x=1'], 'getpauses has no argument "x": getpauses takes none'],
    [['pauseagent', 'pause_type=1'], 'agent_number is missing: pauseagent agent_number=… [agent_hash=…] pause_type=…'],
    [['pauseagent', 'agent_number=SIP/1', 'pause_type=lunch'], 'pause_type is not a whole number'],
    [['getpauses', 'x'], '"x" is not KEY=VALUE'],
    [['getqueuescript', 'queue=1', 'queue=2'], 'queue is given twice'],
    [['saveformdata', 'agent_number=a/1', 'call_id=1', 'forms=<form>'], 'forms: an end tag closes another element'],
    [['getpauses', '--timeout', 'x'], '--timeout must be seconds, not "x"'],
  ])('explains %j', async (args, why) => {
    expect(await call(args)).toEqual({ code: 2, stdout: '', stderr: `statewire: ${why}\n` });
    expect(server.connections).toEqual([]);
  });

  test('names settings of the file that are none', async () => {
    const file = join(folder, 'eccp.toml');
    writeFileSync(file, 'hots = "x"\n');
    const { stderr } = await call(['getpauses', '--config', file]);
    expect(stderr).toBe(`statewire: ${file}: there is no setting "hots", did you mean "host"?\n`);
  });
});

describe('statewire eccp watch', () => {
  test('prints events as they come, connects again, and tells what no event told', async () => {
    server.states.set('Agent/9000', ONLINE);
    server.on['getagentactivitysummary'] = () =>
      '<agents><agent><agentchannel>Agent/9000</agentchannel><logintime>0</logintime><callsummary><incoming/><outgoing/></callsummary></agent></agents>';
    const watching = statewire(['eccp', 'watch', '--port', String(server.port)], {
      watch: (child, stdout) => {
        if (stdout.includes('* difference')) child.kill('SIGTERM');
      },
    });
    await until(() => server.named('getmultipleagentstatus').length === 1);
    expect(server.names).toEqual(['login', 'callprogress', 'getagentactivitysummary', 'getmultipleagentstatus']);
    server.event('<agentloggedin><agent>Agent/9000</agent></agentloggedin>');
    server.event(
      '<pausestart><pause_class>break</pause_class><pause_type>2</pause_type><pause_name>a b</pause_name><agent_number>Agent/9000</agent_number></pausestart>',
    );
    server.latest.socket.end();
    await until(() => server.connections.length === 2);
    const { code, stdout, stderr } = await watching;
    const lines = stdout
      .trim()
      .split('\n')
      .map((line) =>
        line
          .replace(/^\d\d:\d\d:\d\d {2}/, '')
          .replace(/ +/g, ' ')
          .replace(/:\d{4,5}/, ''),
      );
    expect([code, stderr]).toEqual([0, '']);
    expect(lines).toEqual([
      '* connected to 127.0.0.1',
      'agentloggedin agent=Agent/9000',
      'pausestart pause_class=break pause_type=2 pause_name="a b" agent_number=Agent/9000',
      '* disconnected the connection to 127.0.0.1 was lost',
      expect.stringMatching(/^\* retry in \d\.\d s$/),
      '* connected to 127.0.0.1',
      '* difference Agent/9000 is online; the last known was paused',
    ]);
  });

  test('prints JSON lines of one agent, without the progress of calls', async () => {
    const watching = statewire(['eccp', 'watch', '--port', String(server.port), '--json', '--agent', 'SIP/201', '--no-progress'], {
      watch: (child, stdout) => {
        if (stdout.includes('agentloggedout')) child.kill('SIGINT');
      },
    });
    await until(() => server.named('getagentstatus').length === 1);
    server.event('<agentloggedout><agent>SIP/201</agent></agentloggedout>');
    const { code, stdout } = await watching;
    expect(code).toBe(130);
    expect(server.asked.slice(1, 3).map(({ name, args }) => [name, args])).toEqual([
      ['filterbyagent', { agent_number: 'SIP/201' }],
      ['callprogress', { enable: '0' }],
    ]);
    const time = expect.any(Number);
    expect(
      stdout
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line)),
    ).toEqual([
      { time, type: 'connected' },
      { time, type: 'event', event: { name: 'agentloggedout', agent: 'SIP/201' } },
    ]);
  });

  test('needs a session at the start', async () => {
    const { port } = server;
    await server.close();
    const { code, stderr } = await statewire(['eccp', 'watch', '--port', String(port)]);
    expect([code, stderr]).toEqual([2, expect.stringContaining('no session at')]);
  });
});

test.each([['call'], ['watch']])('statewire eccp %s --help explains itself', async (command) => {
  const { code, stdout } = await statewire(['eccp', command, '--help']);
  expect(code).toBe(0);
  expect(stdout).toContain('Exit codes:');
  expect(stdout).toContain('ECCP_PASSWORD');
});
