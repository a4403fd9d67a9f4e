import { describe, expect, test } from '@jest/globals';
import { SimulatedClock } from '../../src/clock.js';
import { md5 } from '../../src/eccp/server/signature.js';
import { connectTo, failure, rig, signed } from './server-support.js';

const UNAUTHORIZED = failure(401, 'Unauthorized');
const INVALID = `<login_response>${failure(401, 'Invalid username or password')}</login_response>`;
const login = (username: string, password: string): string =>
  `<login><username>${username}</username><password>${password}</password></login>`;
const clients = [
  { username: 'agentconsole', md5_password: md5('agentconsole') },
  { username: 'tlib', md5_password: md5('t-secret & <1>').toUpperCase() },
];

async function start(options = {}) {
  const { server, service, log } = await rig({ clients, ...options });
  return { server, service, log, client: await connectTo(server) };
}

describe('login', () => {
  test('gives a cookie of 32 hexadecimal digits, another one each time', async () => {
    const { client } = await start();
    const cookies = [await client.logIn(), await client.logIn(), await client.logIn()];
    expect(cookies.every((cookie) => /^[0-9a-f]{32}$/.test(cookie))).toBe(true);
    expect(new Set(cookies).size).toBe(3);
  });

  test('takes the password plain or as its md5 in either case', async () => {
    const { client } = await start();
    for (const password of ['agentconsole', '7e53aa92f7566f44f39f3f1842832581', '7E53AA92F7566F44F39F3F1842832581']) {
      expect(await client.ask(login('agentconsole', password))).toMatch(/^<login_response><success\/><app_cookie>/);
    }
    expect(await client.ask(login('tlib', 't-secret &amp; &lt;1&gt;'))).toContain('<success/>');
  });

  test('is refused inside of the answer; without a name or a password it is no request', async () => {
    const { client } = await start();
    for (const [name, password] of [
      ['agentconsole', 'wrong'],
      ['nobody', 'x'],
      ['', ''],
    ] as const) {
      expect(await client.ask(login(name, password))).toBe(INVALID);
    }
    expect(await client.ask('<login><username>agentconsole</username></login>')).toBe(failure(400, 'Bad request'));
    expect(await client.ask('<login><password>x</password></login>')).toBe(failure(400, 'Bad request'));
  });

  test('an empty password is refused though it is right', async () => {
    const { client } = await start({ clients: [{ username: 'open', md5_password: md5('') }] });
    expect(await client.ask(login('open', ''))).toBe(INVALID);
  });

  test('compares user names exactly; the real server does not', async () => {
    const exact = await start();
    expect(await exact.client.ask(login('AgentConsole ', 'agentconsole'))).toBe(INVALID);
    const lenient = await start({ mode: 'as-built' });
    expect(await lenient.client.ask(login('AgentConsole ', 'agentconsole'))).toContain('<success/>');
  });

  test('a second one ends the first cookie; one that fails leaves the session as it was', async () => {
    const { client } = await start();
    const first = await client.logIn();
    const second = await client.logIn();
    expect(await client.ask(`<pingagent>${signed(first)}</pingagent>`)).toContain('Unauthorized agent');
    expect(await client.ask(login('agentconsole', 'wrong'))).toBe(INVALID);
    expect(await client.ask(`<pingagent>${signed(second)}</pingagent>`)).toContain('<success/>');
  });

  test('requests behind it in one piece are judged after it; the real server judges them before', async () => {
    const ordered = await start();
    ordered.client.send(`<request id="l">${login('agentconsole', 'agentconsole')}</request><request id="g"><getpauses/></request>`);
    expect(await ordered.client.next()).toMatch(/^<response id="l"><login_response><success\/>/);
    expect(await ordered.client.next()).toMatch(/^<response id="g"><getpauses_response>/);
    const { client } = await start({ mode: 'as-built' });
    client.send(`<request id="l">${login('agentconsole', 'agentconsole')}</request><request id="g"><getpauses/></request>`);
    expect(await client.next()).toBe(`<response id="g">${UNAUTHORIZED}</response>`);
    expect(await client.next()).toMatch(/^<response id="l"><login_response><success\/>/);
  });

  test('is answered also to a client that says nothing after it', async () => {
    for (const mode of ['as-specified', 'as-built'] as const) {
      const { client } = await start({ mode });
      client.socket.end(`<request id="l">${login('agentconsole', 'agentconsole')}</request>`);
      expect(await client.rest()).toEqual([expect.stringContaining('<success/>')]);
    }
  });

  test('after ten wrong passwords within a minute the right one is refused too, for that user and address', async () => {
    const clock = new SimulatedClock();
    const { client, log } = await start({ clock });
    for (let attempt = 0; attempt < 10; attempt++) expect(await client.ask(login('agentconsole', 'wrong'))).toBe(INVALID);
    expect(await client.ask(login('agentconsole', 'agentconsole'))).toBe(INVALID);
    expect(log.at(-1)).toMatchObject({ what: 'login-limited', user: 'agentconsole' });
    expect(await client.ask(login('tlib', 't-secret &amp; &lt;1&gt;'))).toContain('<success/>');
    clock.advance(60_000);
    expect(await client.ask(login('agentconsole', 'agentconsole'))).toContain('<success/>');
  });

  test('many names from one address are limited too, and the real server limits nothing', async () => {
    const { client } = await start({ clock: new SimulatedClock() });
    for (let attempt = 0; attempt < 100; attempt++) await client.ask(login(`user${attempt}`, 'wrong'));
    expect(await client.ask(login('agentconsole', 'agentconsole'))).toBe(INVALID);
    const built = await start({ mode: 'as-built' });
    for (let attempt = 0; attempt < 101; attempt++) await built.client.ask(login('agentconsole', 'wrong'));
    expect(await built.client.ask(login('agentconsole', 'agentconsole'))).toContain('<success/>');
  });
});

describe('logout', () => {
  test('is answered, with or without a login, and the connection ends', async () => {
    for (const before of ['', `<request id="l">${login('agentconsole', 'agentconsole')}</request>`]) {
      const { client } = await start();
      client.send(`${before}<request id="o"><logout/></request><request id="late"><getrequestlist/></request>`);
      expect((await client.rest()).at(-1)).toBe('<response id="o"><logout_response><success/></logout_response></response>');
    }
  });
});

describe('the order of checks', () => {
  test('database, command, session, agent_number, its form, agent, hash, switch', async () => {
    const { client, service } = await start();
    service.databaseIsUp = false;
    expect(await client.ask('<nosuch/>')).toBe(failure(500, 'Server error - database failure'));
    service.databaseIsUp = true;
    expect(await client.ask('<nosuch/>')).toBe(failure(501, 'Not Implemented'));
    expect(await client.ask('<GetPauses/>')).toBe(failure(501, 'Not Implemented'));
    expect(await client.ask('<hangup/>')).toBe(UNAUTHORIZED);
    const cookie = await client.logIn();
    service.switchIsUp = false;
    expect(await client.ask('<hangup/>')).toBe(failure(400, 'Bad request'));
    const inner = (code: number, message: string): string => `<hangup_response>${failure(code, message)}</hangup_response>`;
    const ask = (agent: string): Promise<string> => client.ask(`<hangup><agent_number>${agent}</agent_number></hangup>`);
    expect(await ask('9000')).toBe(inner(417, 'Invalid agent number'));
    expect(await ask('Agent/7777')).toBe(inner(404, 'Specified agent not found'));
    expect(await ask('Agent/9000')).toBe(inner(401, 'Unauthorized agent'));
    expect(await client.ask(`<hangup>${signed(cookie)}</hangup>`)).toBe(failure(500, 'No AMI connection'));
    service.switchIsUp = true;
    expect(await client.ask(`<hangup>${signed(cookie)}</hangup>`)).toBe('<hangup_response><success/></hangup_response>');
  });

  test('requests of another profile, and those that nobody carries out, are not implemented', async () => {
    const { client } = await start();
    for (const name of ['transfercallagent', 'getextensionstatus', 'dial', 'constructor', '__proto__']) {
      expect(await client.ask(`<${name}/>`)).toBe(failure(501, 'Not Implemented'));
    }
  });

  test('getrequestlist needs no login and names the requests in order', async () => {
    const { client } = await start();
    const list = await client.ask('<getrequestlist/>');
    const names = [...list.matchAll(/<request>(\w+)<\/request>/g)].map((match) => match[1]);
    expect(names.slice(0, 6)).toEqual(['getrequestlist', 'filterbyagent', 'login', 'logout', 'getqueuescript', 'saveformdata']);
    expect(names).not.toContain('getcampaignlist'); // nobody here carries it out
  });
});

describe('the hash of an agent', () => {
  test('is compared exactly, in lower case', async () => {
    const { client } = await start();
    const cookie = await client.logIn();
    const ask = (request: string): Promise<string> => client.ask(`<pingagent>${request}</pingagent>`);
    expect(await ask(signed(cookie))).toContain('<success/>');
    const upper = signed(cookie).replace(/(?<=<agent_hash>)\w+/, (hash) => hash.toUpperCase());
    for (const wrong of [
      upper,
      signed(cookie, 'Agent/9000', 'wrong'),
      signed('0'.repeat(32)),
      '<agent_number>Agent/9000</agent_number><agent_hash/>',
    ]) {
      expect(await ask(wrong)).toBe(`<pingagent_response>${failure(401, 'Unauthorized agent')}</pingagent_response>`);
    }
  });

  test('is of no use on another connection, also when the command brings the cookie along', async () => {
    const { client, server } = await start();
    const stolen = await client.logIn();
    const thief = await connectTo(server);
    await thief.logIn();
    expect(await thief.ask(`<pingagent>${signed(stolen)}</pingagent>`)).toContain('Unauthorized agent');
    expect(await thief.ask(`<pingagent appcookie="${stolen}">${signed(stolen)}</pingagent>`)).toContain('Unauthorized agent');
  });

  test('of an agent without a password may be anything, but must be there', async () => {
    const { client } = await start();
    await client.logIn();
    const agent = '<agent_number>Agent/9003</agent_number>';
    expect(await client.ask(`<pingagent>${agent}</pingagent>`)).toContain('Unauthorized agent');
    expect(await client.ask(`<pingagent>${agent}<agent_hash>whatever</agent_hash></pingagent>`)).toContain('<success/>');
  });

  test('a command that may be unsigned is checked when it names an agent', async () => {
    const { client } = await start();
    await client.logIn();
    expect(await client.ask('<saveformdata/>')).toContain('<success/>');
    expect(await client.ask('<saveformdata><agent_number>Agent/9000</agent_number></saveformdata>')).toContain('Unauthorized agent');
  });
});

test('no log line holds a password, a hash or a cookie', async () => {
  const { client, log } = await start();
  const cookie = await client.logIn();
  await client.ask(`<pingagent>${signed(cookie)}</pingagent>`);
  await client.ask(login('agentconsole', 'a-wrong-password'));
  const text = JSON.stringify(log);
  expect(text).toContain('login-failed');
  for (const secret of [cookie, 'a-wrong-password', md5('agentconsole'), /(?<=<agent_hash>)\w+/.exec(signed(cookie))![0]]) {
    expect(text).not.toContain(secret);
  }
});
