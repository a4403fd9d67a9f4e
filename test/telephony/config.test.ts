/** The configuration of the simulated T-Server: what may stand in its file, and what it does. */
import { describe, expect, test } from '@jest/globals';
import { SIMULATED_DEFAULTS } from '../../src/telephony/simulated/config.js';
import { readSimulatedConfig } from '../../src/telephony/simulated/read-config.js';
import { setup } from './support.js';

const EVERYTHING = `
server = "tserver_lab"
switch = "lab"
agents = ["5001", "5002"]
queues = ["8001"]
acceptDelay = 5
answerDelay = 40
afterCallWork = 3000
sameState = "refuse"
secondLogin = "force"
logoutOnCall = "refuse"
registration = false

[[dns]]
thisDN = "7001"
agentID = "5001"
ready = true
queue = "8001"

[[dns]]
thisDN = "7002"
dnd = true

[[places]]
name = "desk 1"
dns = ["7001", "7002"]

[[calls]]
queue = "8001"
first = 1000
every = 10000
duration = 4000
count = 2

[[faults]]
kind = "refuse"
code = 185
request = "RequestAgentLogout"
`;

describe('a configuration file', () => {
  test('an empty one is the working default', () => {
    expect(readSimulatedConfig('')).toEqual(SIMULATED_DEFAULTS);
  });

  test('its keys are the names of the options', () => {
    expect(readSimulatedConfig(EVERYTHING)).toEqual({
      ...SIMULATED_DEFAULTS,
      server: 'tserver_lab',
      switch: 'lab',
      agents: ['5001', '5002'],
      queues: ['8001'],
      acceptDelay: 5,
      answerDelay: 40,
      afterCallWork: 3000,
      sameState: 'refuse',
      secondLogin: 'force',
      logoutOnCall: 'refuse',
      dns: [
        { thisDN: '7001', agentID: '5001', ready: true, queue: '8001' },
        { thisDN: '7002', dnd: true },
      ],
      places: [{ name: 'desk 1', dns: ['7001', '7002'] }],
      calls: [{ queue: '8001', first: 1000, every: 10_000, duration: 4000, count: 2 }],
      faults: [{ kind: 'refuse', code: 185, request: 'RequestAgentLogout' }],
    });
  });

  test.each([
    ['switch = sim', /^lab\.toml:1:10: /],
    ['switch = "a"\nswitch = "b"', /^lab\.toml:2:\d+: /],
    ['swich = "sim"', /^lab\.toml: .*there is no option "swich"; there are server, switch, dns/],
    ['switch = 7', /switch must be a text that is not empty, not 7/],
    ['answerDelay = "fast"', /answerDelay must be milliseconds, not "fast"/],
    ['answerDelay = nan', /answerDelay must be milliseconds, not NaN/],
    ['registration = 1', /registration must be true or false, not 1/],
    ['secondLogin = "both"', /secondLogin must be refuse or force, not "both"/],
    ['dns = ["7001"]', /dns\[0\] must be a table, not "7001"/],
    ['dns = 7001', /dns must be a list, not 7001/],
    ['[[dns]]\nthisDN = 7001', /dns\[0\]\.thisDN must be a text that is not empty, not 7001/],
    ['[[dns]]\nagentID = "1"', /dns\[0\]\.thisDN is missing/],
    ['[[dns]]\nthisDN = "1"\nagent = "1"', /dns\[0\] has no "agent"; it has thisDN, agentID, ready, queue, dnd/],
    ['[[dns]]\nthisDN = "1"\n[[dns]]\nthisDN = "1"', /DN 1 is there twice/],
    ['[[dns]]\nthisDN = "1"\nready = true', /DN 1 is ready without an agentID/],
    ['[[dns]]\nthisDN = "1"\nagentID = "a"\n[[dns]]\nthisDN = "2"\nagentID = "a"', /agent a is logged in twice/],
    ['agents = ["b"]\n[[dns]]\nthisDN = "1"\nagentID = "a"', /DN 1: there is no agent a in agents/],
    ['queues = ["b"]\n[[dns]]\nthisDN = "1"\nagentID = "a"\nqueue = "q"', /DN 1: there is no queue q in queues/],
    ['[[places]]\nname = "x"\ndns = ["9"]', /places\[0\]\.dns: there is no DN 9/],
    ['[[calls]]\nthisDN = "9"\nevery = 1\nduration = 1', /calls\[0\]\.thisDN: there is no DN 9/],
    ['[[calls]]\nevery = 0\nduration = 1', /calls\[0\]\.every must be 1 ms or more, not 0/],
    ['[[calls]]\nevery = 10', /calls\[0\]\.duration is missing/],
    ['[[faults]]\nkind = "explode"', /faults\[0\]\.kind must be reject or refuse or .*, not "explode"/],
    ['[[faults]]\nkind = "refuse"', /faults\[0\]\.code is missing: refuse needs it/],
    ['[[faults]]\nkind = "lateError"\ncode = 50', /faults\[0\]\.after is missing/],
  ])('%j is refused with its place', (toml, message) => {
    const read = (): unknown => readSimulatedConfig(toml, 'lab.toml');
    expect(read).toThrow(message);
    expect(read).toThrow(expect.objectContaining({ code: 'BAD_OPTION', message: expect.stringMatching(/^lab\.toml/) }));
  });
});

describe('agents, places and queues', () => {
  test('an agent who is not in agents cannot log in: 192', async () => {
    const { request } = await setup(readSimulatedConfig('agents = ["5009"]\n[[dns]]\nthisDN = "7008"'));
    expect(await request('RequestAgentLogin', '7008', { agentID: '5010' })).toEqual(['← EventError 7008 #1 192 Agent ID is invalid']);
    expect(await request('RequestAgentLogin', '7008', { agentID: '5009' })).toEqual(['← EventAgentLogin 7008 #2']);
  });

  test('a queue that is not in queues is an invalid attribute: 53', async () => {
    const { request, tserver } = await setup({ queues: ['8001'] });
    const more = { agentID: '5009' };
    expect(await request('RequestAgentLogin', '7008', { ...more, queue: '8002' })).toEqual([
      '← EventError 7008 #1 53 Invalid attribute value',
    ]);
    expect(await request('RequestAgentLogin', '7008', { ...more, queue: '8001' })).toEqual(['← EventAgentLogin 7008 #2']);
    expect(tserver.dn('7008')).toMatchObject({ agentID: '5009', queues: ['8001'] });
  });

  test('an agent may be logged in on the DNs of one place, and nowhere else', async () => {
    const { request } = await setup({ places: [{ name: 'desk 1', dns: ['7001', '7008'] }] });
    expect(await request('RequestAgentLogin', '7008', { agentID: '5001' })).toEqual(['← EventAgentLogin 7008 #1']);
    expect(await request('RequestAgentLogin', '7009', { agentID: '5001' })).toEqual([
      '← EventError 7009 #2 9996 Sign-in number is already registered with another agent',
    ]);
  });

  test('a fault of the configuration hits the first request that it means', async () => {
    const { request } = await setup({ faults: [{ kind: 'refuse', code: 58, request: 'RequestAgentLogout' }] });
    expect(await request('RequestSetDNDOn', '7001')).toEqual(['← EventDNDOn 7001 #1']);
    expect(await request('RequestAgentLogout', '7001')).toEqual(['← EventError 7001 #2 58 Out of service']);
    expect(await request('RequestAgentLogout', '7001')).toEqual(['← EventAgentLogout 7001 #3']);
  });

  test('a fault that there is not is refused when it is ordered', async () => {
    const { tserver } = await setup();
    expect(() => tserver.fail({ kind: 'refuse' } as never)).toThrow('fault.code is missing');
  });
});

describe('calls on a schedule', () => {
  const dns = [
    { thisDN: '7001', agentID: '5001', ready: true, queue: '8001' },
    { thisDN: '7002', agentID: '5002', ready: true, queue: '8002' },
    { thisDN: '7003', agentID: '5003', ready: true, queue: '8001' },
  ];

  test('none comes before startCalls()', async () => {
    const { tserver, pass } = await setup({ dns, calls: [{ every: 100, duration: 50 }] });
    await pass(1000);
    expect(tserver.inspect().map(({ state }) => state)).toEqual(['ready', 'ready', 'ready']);
  });

  test('a call goes to the first ready agent of its queue, lasts its time, and after-call work follows', async () => {
    const calls = [{ queue: '8001', first: 1000, every: 2000, duration: 5000, count: 3 }];
    const { tserver, pass, lines } = await setup({ dns, calls, afterCallWork: 3000 });
    const states = (): string =>
      tserver
        .inspect()
        .map(({ state }) => state)
        .join(' ');
    tserver.startCalls();
    tserver.startCalls(); // changes nothing
    await pass(999);
    expect(states()).toBe('ready ready ready');
    await pass(1);
    expect(states()).toBe('busyAfterCallWork ready ready');
    await pass(2000);
    expect(states()).toBe('busyAfterCallWork ready busyAfterCallWork');
    await pass(2000); // nobody is left for the third call
    expect(states()).toBe('busyAfterCallWork ready busyAfterCallWork');
    await pass(1000);
    expect(states()).toBe('afterCallWork ready busyAfterCallWork');
    await pass(20_000);
    expect(states()).toBe('ready ready ready');
    expect(lines()).toEqual([
      '← EventAgentNotReady 7001 workMode=AfterCallWork',
      '← EventAgentNotReady 7003 workMode=AfterCallWork',
      '← EventAgentReady 7001',
      '← EventAgentReady 7003',
    ]);
  });

  test('a call for one DN waits for nobody else; without count they go on, until close()', async () => {
    const { tserver, clock, pass } = await setup({ dns, calls: [{ thisDN: '7002', every: 1000, duration: 400 }] });
    tserver.startCalls();
    for (let i = 0; i < 5; i++) {
      await pass(i === 0 ? 1000 : 600);
      expect(tserver.inspect().map(({ state }) => state)).toEqual(['ready', 'busyReady', 'ready']);
      await pass(400);
      expect(tserver.dn('7002')?.state).toBe('ready');
    }
    tserver.close();
    expect(clock.nextDue).toBeUndefined();
  });
});
