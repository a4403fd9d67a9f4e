import { beforeEach, describe, expect, test } from '@jest/globals';
import { failure, signed } from './server-support.js';
import { type Console, openConsole } from './service-support.js';

const refusedLogin = (code: number, message: string): string =>
  `<loginagent_response><status>logged-out</status>${failure(code, message)}</loginagent_response>`;
const refused = (name: string, code: number, message: string): string => `<${name}_response>${failure(code, message)}</${name}_response>`;
const done = (name: string): string => `<${name}_response><success/></${name}_response>`;
const BAD_REQUEST = failure(400, 'Bad request');
const ON_101 = '<extension>101</extension>';

let desk: Console;
beforeEach(async () => {
  desk = await openConsole();
});

describe('loginagent', () => {
  test('is refused in this order: arguments, agent, extension, hash', async () => {
    const ask = (inside: string): Promise<string> => desk.ask(`<loginagent>${inside}</loginagent>`);
    expect(await ask('')).toBe(BAD_REQUEST);
    expect(await ask('<agent_number>Agent/9000</agent_number>')).toBe(BAD_REQUEST);
    expect(await desk.act('loginagent', `${ON_101}<timeout>0</timeout>`)).toBe(BAD_REQUEST);
    expect(await desk.act('loginagent', `${ON_101}<timeout>abc</timeout>`)).toBe(BAD_REQUEST);
    for (const agent of ['Agent/7777', 'Agent/9002', 'nonsense']) {
      expect(await ask(`<agent_number>${agent}</agent_number>${ON_101}`)).toBe(refusedLogin(404, 'Specified agent not found'));
    }
    expect(await ask('<agent_number>Agent/9000</agent_number><extension>999</extension>')).toBe(
      refusedLogin(404, 'Specified extension not found'),
    );
    expect(await ask(`<agent_number>Agent/9000</agent_number>${ON_101}`)).toBe(refusedLogin(401, 'Unauthorized agent'));
    expect(await ask(`<agent_number>Agent/9000</agent_number><agent_hash>bad</agent_hash>${ON_101}`)).toBe(
      refusedLogin(401, 'Unauthorized agent'),
    );
  });

  test('of a static agent: logging, offline with a channel, the event, logged-in', async () => {
    const status = (): Promise<string> => desk.ask('<getagentstatus><agent_number>Agent/9000</agent_number></getagentstatus>');
    expect(await status()).toBe('<getagentstatus_response><status>offline</status></getagentstatus_response>');
    expect(await desk.act('loginagent', ON_101)).toBe('<loginagent_response><status>logging</status></loginagent_response>');
    expect(await status()).toBe(
      '<getagentstatus_response><status>offline</status><channel>SIP/101</channel><extension>101</extension></getagentstatus_response>',
    );
    expect(await desk.act('loginagent', ON_101)).toContain('<status>logging</status>');
    desk.clock.advance(2000);
    expect(await desk.events()).toEqual(['<agentloggedin><agent>Agent/9000</agent></agentloggedin>']);
    expect(await status()).toMatch(
      /<status>online<\/status><channel>SIP\/101-\w{8}<\/channel><extension>101<\/extension><onhold>0<\/onhold></,
    );
    expect(await desk.act('loginagent', ON_101)).toContain('<status>logged-in</status>');
    expect(await desk.act('loginagent', '<extension>102</extension>')).toBe(
      refusedLogin(409, 'Specified agent already connected to extension: SIP/101'),
    );
  });

  test.each([
    ['SIP/201', '201'],
    ['PJSIP/202', '202'],
    ['IAX2/203', '203'],
  ])('of the callback agent %s is over at once, and its channel is the device', async (agent, extension) => {
    expect(await desk.act('loginagent', `<extension>${extension}</extension>`, agent)).toContain('<status>logging</status>');
    desk.clock.advance(40);
    expect(await desk.events()).toEqual([`<agentloggedin><agent>${agent}</agent></agentloggedin>`]);
    expect(await desk.ask(`<getagentstatus><agent_number>${agent}</agent_number></getagentstatus>`)).toContain(
      `<status>online</status><channel>${agent}</channel><extension>${extension}</extension>`,
    );
  });

  test('fails when the switch refuses the call, or the phone does not answer, or hangs up', async () => {
    const newest = await openConsole({ profile: 'issabel5' });
    const failed = '<agentfailedlogin><agent>Agent/9000</agent></agentfailedlogin>';
    expect(await newest.act('loginagent', '<extension>107</extension>')).toBe(
      refusedLogin(500, 'Failed to start login process on Asterisk'),
    );
    newest.clock.advance(100);
    expect(await newest.events()).toEqual([failed]);
    for (const extension of ['109', '108']) {
      expect(await newest.act('loginagent', `<extension>${extension}</extension>`)).toContain('<status>logging</status>');
      newest.clock.advance(5000);
      expect(await newest.events()).toEqual([failed]);
    }
  });

  test('fails without an event on the older servers when the phone was not reached', async () => {
    await desk.act('loginagent', '<extension>107</extension>');
    await desk.act('loginagent', '<extension>109</extension>');
    desk.clock.advance(5000);
    expect(await desk.events()).toEqual([]);
    await desk.act('loginagent', '<extension>108</extension>');
    desk.clock.advance(5000);
    expect(await desk.events()).toHaveLength(1);
  });

  test('with a timeout ends without a ping', async () => {
    await desk.agentIn();
    await desk.act('logoutagent');
    desk.clock.advance(1000);
    await desk.act('loginagent', `${ON_101}<timeout>3</timeout>`);
    desk.clock.advance(2000);
    await desk.events();
    expect(await desk.act('pingagent')).toBe(done('pingagent'));
    desk.clock.advance(2900);
    expect(await desk.events()).toEqual([]);
    desk.clock.advance(1000);
    expect(await desk.events()).toEqual(['<agentloggedout><agent>Agent/9000</agent></agentloggedout>']);
  });

  test('says when the list of extensions cannot be read', async () => {
    desk.control({ command: 'refuseNext', operation: 'logIn', refusal: 'extensions-unreadable' });
    expect(await desk.act('loginagent', ON_101)).toBe(refusedLogin(500, 'Failed to list extensions'));
  });
});

describe('logoutagent', () => {
  const loggedOut = (more = ''): string => `<logoutagent_response><status>logged-out</status>${more}</logoutagent_response>`;

  test('says logged-out whatever happens', async () => {
    const ask = (inside: string): Promise<string> => desk.ask(`<logoutagent>${inside}</logoutagent>`);
    expect(await ask('')).toBe(BAD_REQUEST);
    for (const agent of ['Agent/7777', '9000']) {
      expect(await ask(`<agent_number>${agent}</agent_number>`)).toBe(loggedOut(failure(404, 'Specified agent not found')));
    }
    expect(await ask('<agent_number>Agent/9000</agent_number>')).toBe(loggedOut(failure(401, 'Unauthorized agent')));
    expect(await desk.act('logoutagent')).toBe(loggedOut());
    desk.clock.advance(1000);
    expect(await desk.events()).toEqual([]);
  });

  test('is answered first; the end of the break and of the login follow', async () => {
    await desk.agentIn();
    await desk.act('pauseagent', '<pause_type>3</pause_type>');
    await desk.events();
    expect(await desk.client.askAmongEvents(desk.signedRequest('logoutagent'))).toEqual({ events: [], answer: loggedOut() });
    desk.clock.advance(100);
    expect(await desk.events()).toEqual([
      expect.stringMatching(/^<pauseend><pause_class>break<\/pause_class>/),
      '<agentloggedout><agent>Agent/9000</agent></agentloggedout>',
    ]);
  });
});

describe('pauseagent and unpauseagent', () => {
  const pause = (type: string): Promise<string> => desk.act('pauseagent', `<pause_type>${type}</pause_type>`);

  test('breaks that cannot be chosen are refused before the state of the agent counts', async () => {
    expect(await desk.act('pauseagent')).toBe(BAD_REQUEST);
    for (const type of ['99', '4', '1', 'abc', '']) {
      expect(await pause(type)).toBe(refused('pauseagent', 404, 'Break ID not found or not active'));
    }
    expect(await pause('2')).toBe(refused('pauseagent', 417, 'Agent currently not logged in'));
    expect(await desk.act('unpauseagent')).toBe(refused('unpauseagent', 417, 'Agent currently not logged in'));
  });

  test('the event precedes the answer; the same break again is a success without one', async () => {
    await desk.agentIn();
    const started = await desk.client.askAmongEvents(desk.signedRequest('pauseagent', '<pause_type>2</pause_type>'));
    expect(started).toEqual({
      events: [
        '<event><pausestart><pause_class>break</pause_class><pause_type>2</pause_type><pause_name>Ba&#xF1;o</pause_name>' +
          '<pause_start>2026-11-21 12:00:02</pause_start><agent_number>Agent/9000</agent_number></pausestart></event>',
      ],
      answer: done('pauseagent'),
    });
    expect(await desk.client.askAmongEvents(desk.signedRequest('pauseagent', '<pause_type>2x</pause_type>'))).toEqual({
      events: [],
      answer: done('pauseagent'),
    });
    expect(await pause('3')).toBe(refused('pauseagent', 417, 'Agent already in incompatible break'));
    expect(await desk.ask('<getagentstatus><agent_number>Agent/9000</agent_number></getagentstatus>')).toMatch(
      /<status>paused<\/status>.*<pauseinfo><pauseid>2<\/pauseid><pausename>Ba&#xF1;o<\/pausename><pausestart>12:00:02<\/pausestart><\/pauseinfo>/,
    );
    desk.clock.advance(1500);
    const ended = await desk.client.askAmongEvents(desk.signedRequest('unpauseagent'));
    expect(ended.answer).toBe(done('unpauseagent'));
    expect(ended.events[0]).toContain(
      '<pause_end>2026-11-21 12:00:03</pause_end><pause_duration>1</pause_duration><pause_type>2</pause_type>',
    );
    expect(await desk.client.askAmongEvents(desk.signedRequest('unpauseagent'))).toEqual({ events: [], answer: done('unpauseagent') });
  });

  test('collisions and failures of the switch have their own words', async () => {
    await desk.agentIn();
    desk.control({ command: 'refuseNext', operation: 'startBreak', refusal: 'break-collision' });
    expect(await pause('2')).toBe(refused('pauseagent', 417, 'Agent already in break (collision)'));
    desk.control({ command: 'refuseNext', operation: 'startBreak', refusal: 'break-failed' });
    expect(await pause('2')).toBe(refused('pauseagent', 500, 'Unable to start agent break'));
  });

  test('getpauses lists what is no hold, inactive ones too', async () => {
    expect(await desk.ask('<getpauses/>')).toMatch(
      /^<getpauses_response><pause id="2"><name>Ba&#xF1;o<\/name><status>A<\/status><type>B<\/type><description>Para ir al ba&#xF1;o<\/description><\/pause><pause id="3">.*<pause id="4">.*<status>I<\/status>/,
    );
  });
});

describe('the state of agents', () => {
  test('getagentstatus knows inactive agents; for others it says offline, and why', async () => {
    const ask = (agent: string): Promise<string> => desk.ask(`<getagentstatus><agent_number>${agent}</agent_number></getagentstatus>`);
    expect(await ask('Agent/9002')).toBe('<getagentstatus_response><status>offline</status></getagentstatus_response>');
    for (const agent of ['Agent/7777', '9000', 'agent/9000', 'Agent/9000x']) {
      expect(await ask(agent)).toBe(
        `<getagentstatus_response><status>offline</status>${failure(404, 'Invalid agent number')}</getagentstatus_response>`,
      );
    }
    expect(await desk.ask('<getagentstatus/>')).toBe(BAD_REQUEST);
  });

  test.each(['getmultipleagentstatus', 'getmultipleagentqueues'])('%s is all or nothing', async (name) => {
    const ask = (...agents: string[]): Promise<string> =>
      desk.ask(`<${name}><agents>${agents.map((agent) => `<agent_number>${agent}</agent_number>`).join('')}</agents></${name}>`);
    expect(await desk.ask(`<${name}/>`)).toBe(BAD_REQUEST);
    expect(await ask()).toBe(`<${name}_response><agents/></${name}_response>`);
    expect(await ask('Agent/9000', 'Agent/7777')).toBe(refused(name, 404, 'Specified agent not found'));
    expect(await ask('Agent/7777', '9000')).toBe(refused(name, 417, 'Invalid agent number'));
    expect(await ask('Agent/9000', 'SIP/201')).toMatch(/<agent><agent_number>Agent\/9000<\/agent_number>.*<agent><agent_number>SIP\/201</);
  });

  test('getagentqueues: of a static agent those of the switch, of a callback agent the configured ones', async () => {
    const ask = (agent: string): Promise<string> => desk.ask(`<getagentqueues><agent_number>${agent}</agent_number></getagentqueues>`);
    expect(await ask('Agent/9000')).toContain('<queues><queue>501</queue><queue>510</queue></queues>');
    expect(await ask('SIP/201')).toContain('<queues><queue>501</queue><queue>502</queue></queues>');
    for (const agent of ['Agent/7777', 'Agent/9002', 'x']) {
      expect(await ask(agent)).toBe(refused('getagentqueues', 404, 'Specified agent not found'));
    }
    expect(await desk.ask('<getagentqueues/>')).toBe(BAD_REQUEST);
  });

  test('getextensionstatus says whether a phone is there', async () => {
    const newest = await openConsole({ profile: 'issabel5' });
    const ask = (extension: string): Promise<string> =>
      newest.ask(`<getextensionstatus><extension>${extension}</extension></getextensionstatus>`);
    const answer = (inside: string): string => `<getextensionstatus_response>${inside}</getextensionstatus_response>`;
    expect(await ask('SIP/101')).toBe(answer('<extension>SIP/101</extension><registered>yes</registered>'));
    expect(await ask('SIP/110')).toBe(answer('<extension>SIP/110</extension><registered>no</registered>'));
    expect(await ask('DAHDI/1')).toBe(answer('<status>unknown</status><message>Unknown technology: DAHDI</message>'));
    expect(await ask('101')).toBe(failure(400, 'Invalid extension format'));
    expect(await newest.ask('<getextensionstatus/>')).toBe(BAD_REQUEST);
    expect(await desk.ask('<getextensionstatus/>')).toBe(failure(501, 'Not Implemented'));
  });

  test('without the switch: commands that need it fail as a whole, and states are still told', async () => {
    await desk.agentIn();
    desk.control({ command: 'setSwitch', up: false });
    for (const [name, more] of [
      ['loginagent', ON_101],
      ['logoutagent', ''],
      ['pauseagent', '<pause_type>2</pause_type>'],
      ['hangup', ''],
    ] as const) {
      expect(await desk.act(name, more)).toBe(failure(500, 'No AMI connection'));
    }
    expect(await desk.ask('<getagentstatus><agent_number>Agent/9000</agent_number></getagentstatus>')).toContain('<status>');
    desk.control({ command: 'setSwitch', up: true });
    const lost = 'Agent not found or not logged in through ECCP';
    expect(await desk.act('pauseagent', '<pause_type>2</pause_type>')).toBe(refused('pauseagent', 404, lost));
    expect(await desk.act('pingagent')).toBe(refused('pingagent', 404, 'Specified agent not found'));
    expect(await desk.ask('<refreshagents/>')).toBe(done('refreshagents'));
    expect(await desk.act('pingagent')).toBe(done('pingagent'));
  });

  test('an agent is signed for on the connection that asks only', async () => {
    const cookie = await desk.client.logIn();
    await desk.logIn();
    expect(await desk.ask(`<pingagent>${signed(cookie)}</pingagent>`)).toBe(refused('pingagent', 401, 'Unauthorized agent'));
  });
});
