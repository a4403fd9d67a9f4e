import { describe, expect, test } from '@jest/globals';
import type { ControlCommand } from '../../src/callcenter/control/command.js';
import { type EventName, eventNames } from '../../src/eccp/messages/events.js';
import type { Profile } from '../../src/eccp/messages/request.js';
import { DIALLING_CONFIG } from './service-config.js';
import { type Console, openConsole } from './service-support.js';

/** A day on which everything happens. */
async function eventfulDay(desk: Console): Promise<ReadonlySet<string>> {
  const seen = new Set<string>();
  const look = async (ms: number): Promise<void> => {
    for (let passed = 0; passed < ms; passed += 250) {
      desk.clock.advance(250);
      for (const event of await desk.events()) seen.add(/^<(\w+)>/.exec(event)?.[1] ?? event);
    }
  };
  const act = async (name: string, more = '', agent = 'Agent/9000'): Promise<void> => {
    const { events, answer } = await desk.client.askAmongEvents(desk.signedRequest(name, more, agent));
    for (const event of events) seen.add(/^<event><(\w+)>/.exec(event)?.[1] ?? event);
    expect(answer).not.toContain('<failure>');
    await look(2000);
  };
  const control = (command: ControlCommand): number => desk.control(command);
  await desk.ask('<callprogress><enable>1</enable></callprogress>');
  await act('loginagent', '<extension>108</extension>', 'Agent/9001');
  await act('loginagent', '<extension>101</extension>');
  await act('pauseagent', '<pause_type>2</pause_type>');
  await act('unpauseagent');
  await look(3000); // the dialler's call
  const day = '2026-11-21';
  await act(
    'schedulecall',
    `<schedule><date_init>${day}</date_init><date_end>${day}</date_end><time_init>12:00:00</time_init><time_end>19:00:00</time_end></schedule><sameagent>1</sameagent>`,
  );
  control({ command: 'setTrunk', trunk: 'SIP/trunk1', up: false });
  await act('hangup');
  await look(120_000); // the call that was wished for cannot be made
  control({ command: 'setTrunk', trunk: 'SIP/trunk1', up: true });
  control({ command: 'placeCall', queue: '501', phone: '5550100' });
  await look(3000);
  await act('mixmonitormute');
  await act('mixmonitorunmute');
  await act('hold');
  await act('unhold');
  await act('atxfercall', '<extension>102</extension>');
  control({ command: 'setMembership', agent: 'Agent/9000', queue: '502', member: true });
  await act('logoutagent');
  return seen;
}

describe.each<Profile>(['rev5', 'issabel5'])('the profile %s', (profile) => {
  test('sends every event that it has, and no other', async () => {
    const seen = await eventfulDay(await openConsole({ profile, config: DIALLING_CONFIG() }));
    expect([...seen].sort()).toEqual([...eventNames(profile)].sort() satisfies EventName[]);
  });

  test('queuemembership names the agent, the state in flat form and the queues', async () => {
    const desk = await openConsole({ profile });
    desk.control({ command: 'setMembership', agent: 'Agent/9000', queue: '502', member: true });
    const [event] = await desk.events();
    expect(event).toMatch(/^<queuemembership><agent_number>Agent\/9000<\/agent_number><status>offline<\/status><queues>.*<\/queues>/);
    expect([...event!.matchAll(/<queue>(\d+)</g)].map((match) => match[1]).sort()).toEqual(['501', '502', '510']);
    await desk.ask('<refreshagents/>');
    expect((await desk.events()).every((event) => event.startsWith('<queuemembership>'))).toBe(true);
    await desk.act('loginagent', '<extension>101</extension>');
    desk.clock.advance(2000);
    const names = (await desk.events()).map((event) => /^<(\w+)>/.exec(event)?.[1]);
    expect(names).toEqual(profile === 'issabel5' ? ['agentloggedin', 'queuemembership'] : ['agentloggedin']);
  });

  test('a caller who hangs up on hold: the hold ends, then the call', async () => {
    const desk = await openConsole({ profile });
    await desk.agentIn();
    const call = await desk.linked();
    await desk.act('hold');
    desk.clock.advance(500);
    await desk.events();
    desk.control({ command: 'callerHangsUp', type: 'incoming', call });
    desk.clock.advance(500);
    const names = (await desk.events()).map((event) => /^<(\w+)>/.exec(event)?.[1]);
    expect(names).toEqual([...(profile === 'issabel5' ? ['pauseend', 'pauseend'] : ['pauseend']), 'agentunlinked']);
  });

  test('closing a client logs no agent out', async () => {
    const desk = await openConsole({ profile });
    await desk.agentIn();
    desk.client.socket.destroy();
    desk.clock.advance(60_000);
    expect(desk.callCenter.agentView('Agent/9000')?.status).toBe('online');
  });
});
