/** The commands of `statewire sim eccp` on a call centre and a server in this process. */
import { beforeEach, describe, expect, test } from '@jest/globals';
import { control, controlHelp } from '../../src/cli/sim-eccp/control.js';
import { describeOffer } from '../../src/cli/sim-eccp/offer.js';
import { UsageError } from '../../src/cli/usage-error.js';
import { DIALLING_CONFIG } from '../eccp/service-config.js';
import { type Console, openConsole } from '../eccp/service-support.js';

let desk: Console;
beforeEach(async () => {
  desk = await openConsole({ profile: 'issabel5', config: DIALLING_CONFIG() });
  await desk.ask('<callprogress><enable>1</enable></callprogress>');
});
const run = (line: string): string => control(line, desk);
const failing = (line: string): string => {
  try {
    return run(line);
  } catch (error) {
    if (error instanceof UsageError) return error.message;
    throw error;
  }
};
const status = (agent: string): Promise<string> => desk.ask(`<getagentstatus><agent_number>${agent}</agent_number></getagentstatus>`);

describe('commands', () => {
  test('blank lines and comments do nothing, help lists the others', () => {
    expect([run(''), run('  '), run('# call 501 1')]).toEqual(['', '', '']);
    expect(run('help')).toBe(controlHelp());
    expect(controlHelp().split('\n').length).toBeGreaterThan(20);
  });

  test.each([
    ['nonsense', 'there is no command nonsense; "help" lists them'],
    ['call', 'the queue is missing'],
    ['call 501', "the caller's number is missing"],
    ['call 999 5550100', 'refused: queue-not-found'],
    ['call 501 1 patience=soon', '"soon" is not a time such as 200ms, 1.5s, 10m or 8h'],
    ['call 501 1 2', 'not understood: 2'],
    ['callerhangup sideways 1', 'the type is incoming, outgoing, not sideways'],
    ['callerhangup incoming x', 'x is not a whole number'],
    ['pbx maybe', 'the switch is up, down, not maybe'],
    ['constructor', 'there is no command constructor; "help" lists them'],
    ['delay 1s 2s', 'not understood: 2s'],
  ])('%s is not understood', (line, message) => {
    expect(failing(line)).toContain(message);
  });

  test('what is not understood is not done', () => {
    failing('delay 5s junk');
    expect(desk.server.faults.delay).toBe(0);
  });
});

describe('the call centre', () => {
  test('a caller comes, has variables, and hangs up', async () => {
    await desk.agentIn('Agent/9000', '101');
    expect(run('call 501 5550100 FROM_DID=42')).toMatch(/^done: call \d+$/);
    desk.clock.advance(20_000);
    expect(await status('Agent/9000')).toContain('<status>oncall</status>');
    expect(await desk.act('getchanvars')).toContain('<label>FROM_DID</label><value>42</value>');
    expect(run('callerhangup incoming 1')).toBe('done');
    desk.clock.advance(1000);
    expect(await status('Agent/9000')).not.toContain('<callid>1</callid>');
  });

  test('a caller gives up, or talks for so long', async () => {
    run('call 501 5550001 patience=1s');
    desk.clock.advance(2000);
    expect(await desk.events()).toContainEqual(expect.stringContaining('<new_status>Abandoned</new_status>'));
    await desk.agentIn();
    desk.clock.advance(20_000);
    await desk.act('hangup');
    desk.clock.advance(1000);
    run('call 501 5550002 talk=5s');
    desk.clock.advance(10_000);
    expect(await desk.events()).toContainEqual(expect.stringContaining('<agentunlinked>'));
  });

  test('phones, registration and channels', async () => {
    expect(run('phone 102 refuses')).toBe('done');
    expect(await desk.act('loginagent', '<extension>102</extension>', 'Agent/9001')).toContain('<code>500</code>');
    await desk.agentIn();
    expect(run('register 101 no')).toBe('done');
    desk.clock.advance(1000);
    expect(await status('Agent/9000')).toContain('<status>offline</status>');
    run('register 101 yes');
    await desk.agentIn();
    const channel = /<channel>(.*)<\/channel>/.exec(await status('Agent/9000'))![1]!;
    expect(run(`hangup ${channel}`)).toBe('done');
    desk.clock.advance(1000);
    expect(await desk.events()).toContainEqual('<agentloggedout><agent>Agent/9000</agent></agentloggedout>');
  });

  test('queues and members', async () => {
    expect(run('member Agent/9000 502 yes')).toBe('done');
    expect(run('queueadd 502 Local/9001@agents state=Agent:9001 penalty=3')).toBe('done');
    expect(run('queuepause Local/9000@agents yes')).toBe('done');
    expect(run('queuepause Local/9000@agents no 502')).toBe('done');
    expect(JSON.parse(run('inspect json')).queues.find((queue: { number: string }) => queue.number === '502').members).toContainEqual(
      expect.objectContaining({ interface: 'Local/9001@agents', stateInterface: 'Agent:9001', penalty: 3, kind: 'dynamic' }),
    );
    expect(run('queueremove 502 Local/9001@agents')).toBe('done');
    expect(JSON.parse(run('status'))).toHaveProperty('agents');
  });

  test('what the switch has is told as tables', async () => {
    await desk.agentIn('Agent/9000', '101');
    run('queueadd 502 Local/9000@agents state=Agent:9000 penalty=3');
    run('queuepause Local/9000@agents yes 502');
    const lines = run('inspect').split('\n');
    expect(lines[0]).toBe('agent pool:');
    expect(lines).toContainEqual(
      expect.stringMatching(/^ {2}agent +fullname +musiconhold +ackcall +autologoff +wrapuptime +login channel +hears$/),
    );
    expect(lines).toContainEqual(
      expect.stringMatching(/^ {2}Agent\/9000 +Ana Núñez & Co +default +no +0 s +0 ms +SIP\/101-\w+ +music default$/),
    );
    expect(lines).toContainEqual(expect.stringMatching(/^ {2}Agent\/9001 .* logged out$/));
    expect(lines).toContainEqual(expect.stringMatching(/^ {2}agents +_X\. +AgentRequest\(\$\{EXTEN\}\)$/));
    expect(lines).toContainEqual(expect.stringMatching(/^queue 502, \w+, nobody waits:$/));
    expect(lines).toContainEqual(expect.stringMatching(/^ {2}Local\/9000@agents +Agent:9000 +not in use +yes +dynamic +3 +0 +never$/));
    expect(lines).toContainEqual(expect.stringMatching(/^ {2}SIP\/101-\w+ +AgentLogin\(9000\) +Agent\/9000$/));
  });

  test('callers who wait, calls that were taken and queues without members are told too', async () => {
    run('member SIP/201 502 no');
    run('member PJSIP/202 502 no');
    run('member IAX2/203 502 no');
    run('call 502 5550001 patience=60s');
    expect(run('inspect')).toContain('queue 502, linear, waiting: incoming 1: no members');
    await desk.agentIn('Agent/9000', '101');
    run('call 501 5550002');
    desk.clock.advance(20_000);
    expect(run('inspect')).toMatch(/Local\/9000@agents +Agent:9000 +in use +no +static +0 +0 +never/);
    expect(run('inspect')).toMatch(/SIP\/\S+ +Queue\(501\) +Agent\/9000/);
    await desk.act('hangup');
    desk.clock.advance(1000);
    expect(run('inspect')).toMatch(/Local\/9000@agents +Agent:9000 .* static +0 +1 +\d{4}-\d\d-\d\d \d\d:\d\d:\d\d/);
  });

  test('another form than text and json is refused', () => {
    expect(failing('inspect xml')).toBe('the form is json, or nothing for text, not xml');
  });

  test('the switch, trunks, workers and refusals', async () => {
    await desk.agentIn();
    run('trunk SIP/trunk1 down');
    run('refuse startBreak break-failed');
    expect(await desk.act('pauseagent', '<pause_type>2</pause_type>')).toContain('Unable to start agent break');
    run('pbx down');
    expect(await desk.act('hangup')).toContain('No AMI connection');
    run('pbx up');
    run('worker crash');
    desk.client.send('<request id="x"><getpauses/></request>');
    expect((await desk.client.rest()).at(-1)).toContain('<code>503</code>');
  });
});

describe('the server', () => {
  test('the database is up, down or failing', async () => {
    run('database failing');
    expect(await desk.ask('<getpauses/>')).toContain('<code>503</code>');
    run('database down');
    expect(await desk.ask('<getpauses/>')).toContain('<code>500</code>');
    run('database up');
    expect(await desk.ask('<getpauses/>')).toContain('<getpauses_response>');
  });

  test('answers and events go wrong, until all is cleared', () => {
    for (const line of ['hang on', 'delay 2s', 'shuffle on', 'duplicate', 'lose 3']) expect(run(line)).toBe('done');
    expect(desk.server.faults).toMatchObject({ hanging: true, delay: 2000, shuffle: true, duplicates: 1, losses: 3 });
    run('clear');
    expect(desk.server.faults).toMatchObject({ hanging: false, delay: 0, shuffle: false, duplicates: 0, losses: 0 });
  });

  test('connections are counted, and dropped', async () => {
    expect([run('connections'), run('drop')]).toEqual(['1', '1 dropped']);
    expect(await desk.client.next()).toBe('closed');
  });
});

test('what is offered is told, without those who cannot be used and without secrets', () => {
  const offer = describeOffer(desk.callCenter).join('\n');
  expect(offer).toContain('agents: Agent/9000 (Ana Núñez & Co)');
  expect(offer).toContain('breaks: 2 (Baño), 3 (Almuerzo)\n');
  expect(offer).not.toMatch(/Agent\/9002|secret/);
});
