import { beforeEach, describe, expect, test } from '@jest/globals';
import { failure } from './server-support.js';
import { type Console, openConsole } from './service-support.js';

const refused = (name: string, code: number, message: string): string => `<${name}_response>${failure(code, message)}</${name}_response>`;
const done = (name: string): string => `<${name}_response><success/></${name}_response>`;
const BAD_REQUEST = failure(400, 'Bad request');
const named = (events: readonly string[]): (string | undefined)[] => events.map((event) => /^<(\w+)>/.exec(event)?.[1]);
const ofCall = (id: number): string =>
  `<agent_number>Agent/9000</agent_number><calltype>incoming</calltype><campaign_id>1</campaign_id><call_id>${id}</call_id>`;

let desk: Console;
beforeEach(async () => {
  desk = await openConsole({ profile: 'issabel5' });
});

describe('without a call', () => {
  test.each([
    ['hangup', '', 417, 'Agent not in call', 'Agent not in call'],
    ['hold', '', 417, 'Agent not in call', 'Agent currently not logged in'],
    ['unhold', '', 417, 'Agent not in call', 'Agent currently not logged in'],
    ['getchanvars', '', 417, 'Agent not in call', 'Agent currently not logged in'],
    ['mixmonitormute', '', 417, 'Agent not in call', 'Agent not in call'],
    ['mixmonitorunmute', '', 417, 'Agent not in call', 'Agent not in call'],
    ['transfercall', '<extension>102</extension>', 417, 'Agent not in call', 'Agent not in call'],
    ['atxfercall', '<extension>102</extension>', 404, 'Specified agent not found', 'Specified agent not found'],
    ['transfercallagent', '<target_agent_number>Agent/9001</target_agent_number>', 417, 'Agent not in call', 'Agent not in call'],
    ['schedulecall', '', 417, 'Not in outgoing call', 'Agent currently not logged in'],
  ] as const)('%s is refused', async (name, more, code, loggedIn, loggedOut) => {
    expect(await desk.act(name, more)).toBe(refused(name, code, loggedOut));
    await desk.agentIn();
    expect(await desk.act(name, more)).toBe(refused(name, code, loggedIn));
  });

  test('an extension that is none, and none at all, are bad requests', async () => {
    for (const name of ['transfercall', 'atxfercall']) {
      expect(await desk.act(name)).toBe(BAD_REQUEST);
      expect(await desk.act(name, '<extension>abc</extension>')).toBe(BAD_REQUEST);
    }
    expect(await desk.act('transfercallagent')).toBe(BAD_REQUEST);
  });
});

describe('with a call', () => {
  let call: number;
  beforeEach(async () => {
    await desk.agentIn();
    call = await desk.linked();
  });

  test('hangup is answered, then the call ends', async () => {
    expect(await desk.client.askAmongEvents(desk.signedRequest('hangup'))).toEqual({ events: [], answer: done('hangup') });
    desk.clock.advance(100);
    expect(await desk.events()).toEqual([
      expect.stringMatching(
        /^<agentunlinked><calltype>incoming<\/calltype><campaign_id>1<\/campaign_id><call_id>1<\/call_id><phone>5550100<\/phone><datetime_linkend>[-\d: ]+<\/datetime_linkend><duration>\d+\.\d+<\/duration><shortcall>0<\/shortcall><campaignlog_id>\d+<\/campaignlog_id><queue>501<\/queue><agent_number>Agent\/9000<\/agent_number><\/agentunlinked>$/,
      ),
    ]);
  });

  test('hold: the pause before the answer, progress after it; once only', async () => {
    await desk.ask('<callprogress><enable>1</enable></callprogress>');
    const held = await desk.client.askAmongEvents(desk.signedRequest('hold'));
    expect(held.events).toEqual([expect.stringContaining('<pausestart><pause_class>hold</pause_class><pause_start>')]);
    expect(held.answer).toBe(done('hold'));
    desk.clock.advance(100);
    expect(await desk.events()).toEqual([expect.stringContaining('<new_status>OnHold</new_status>')]);
    expect(await desk.act('hold')).toBe(refused('hold', 417, 'Agent already in hold'));
    expect(await desk.ask('<getagentstatus><agent_number>Agent/9000</agent_number></getagentstatus>')).toMatch(
      /<status>oncall<\/status>.*<onhold>1<\/onhold>.*<callstatus>OnHold<\/callstatus>/,
    );
    expect(await desk.act('unhold')).toBe(done('unhold'));
    desk.clock.advance(1000);
    expect(named(await desk.events())).toEqual(['pauseend', 'pauseend', 'callprogress']);
    expect(await desk.act('unhold')).toBe(done('unhold'));
  });

  test('recording: muted before the answer, on again after it or by itself', async () => {
    const muted = await desk.client.askAmongEvents(desk.signedRequest('mixmonitormute'));
    expect(muted).toEqual({ events: [`<event><recordingmute>${ofCall(call)}</recordingmute></event>`], answer: done('mixmonitormute') });
    expect(await desk.client.askAmongEvents(desk.signedRequest('mixmonitorunmute'))).toEqual({
      events: [],
      answer: done('mixmonitorunmute'),
    });
    desk.clock.advance(10);
    expect(await desk.events()).toEqual([`<recordingunmute>${ofCall(call)}</recordingunmute>`]);
    expect(await desk.act('mixmonitormute', '<timeout>0</timeout>')).toBe(refused('mixmonitormute', 417, 'Invalid timeout'));
    expect(await desk.act('mixmonitormute', '<timeout>1</timeout>')).toBe(done('mixmonitormute'));
    desk.clock.advance(1000);
    expect(named(await desk.events())).toEqual(['recordingunmute']);
  });

  test('getchanvars tells the channel and its variables', async () => {
    expect(await desk.act('getchanvars')).toMatch(
      /<clientchannel>SIP\/trunk1-\w{8}<\/clientchannel><chanvars><chanvar><label>AAA<\/label><value>xxx &amp; &lt;yyy&gt;<\/value><\/chanvar>/,
    );
  });

  test('transfercall: answered, then progress and the end', async () => {
    await desk.ask('<callprogress><enable>1</enable></callprogress>');
    expect(await desk.act('transfercall', '<extension>4321</extension>')).toBe(done('transfercall'));
    desk.clock.advance(100);
    const events = await desk.events();
    expect(named(events)).toEqual(['callprogress', 'agentunlinked']);
    expect(events[0]).toContain('<new_status>Transfer</new_status>');
  });

  test('atxfercall: the talk with the third party begins before the answer', async () => {
    const started = await desk.client.askAmongEvents(desk.signedRequest('atxfercall', '<extension>102</extension>'));
    expect(started).toEqual({
      events: ['<event><consultationstart><agent_number>Agent/9000</agent_number></consultationstart></event>'],
      answer: '<atxfercall_response><success/><consultation>true</consultation></atxfercall_response>',
    });
    desk.clock.advance(3000);
    expect(named(await desk.events())).toEqual(['consultationend', 'agentunlinked']);
  });

  test('transfercallagent: who cannot take it, and who gets it', async () => {
    const to = (agent: string): Promise<string> => desk.act('transfercallagent', `<target_agent_number>${agent}</target_agent_number>`);
    const not = (code: number, message: string): string => refused('transfercallagent', code, message);
    expect(await to('x')).toBe(not(404, 'Target agent not found'));
    expect(await to('Agent/7777')).toBe(not(404, 'Target agent not found | Agente destino no encontrado'));
    expect(await to('Agent/9001')).toBe(not(417, 'Target agent is not logged in | Agente destino no est&#xE1; conectado'));
    await desk.agentIn('Agent/9001', '102');
    await desk.act('pauseagent', '<pause_type>3</pause_type>', 'Agent/9001');
    expect(await to('Agent/9001')).toBe(not(417, 'Target agent is on pause | Agente destino est&#xE1; en pausa'));
    await desk.act('unpauseagent', '', 'Agent/9001');
    desk.control({ command: 'refuseNext', operation: 'transferToAgent', refusal: 'transfer-in-progress' });
    expect(await to('Agent/9001')).toContain('<code>409</code><message>Transfer to target agent already in progress | ');
    await desk.events();
    expect(await to('Agent/9001')).toBe(done('transfercallagent'));
    desk.clock.advance(1000);
    const events = await desk.events();
    expect(named(events).filter((name) => name !== 'agentstatechange')).toEqual(['agentunlinked', 'agentlinked']);
    expect(events.at(-1)).toMatch(/<call_id>1<\/call_id>.*<agent_number>Agent\/9001<\/agent_number>/);
  });

  test('a break during a call: the agent stays oncall, and the break is told', async () => {
    expect(await desk.act('pauseagent', '<pause_type>2</pause_type>')).toBe(done('pauseagent'));
    expect(await desk.ask('<getagentstatus><agent_number>Agent/9000</agent_number></getagentstatus>')).toMatch(
      /<status>oncall<\/status>.*<pauseinfo>.*<callinfo>/,
    );
  });

  test('what the switch refuses has the words of each command', async () => {
    const fails = async (
      operation: 'hangUp' | 'hold' | 'transfer' | 'attendedTransfer' | 'muteRecording' | 'unmuteRecording',
      name: string,
      more = '',
    ) => {
      const refusals = {
        hangUp: 'hangup-failed',
        hold: 'hold-failed',
        transfer: 'transfer-failed',
        attendedTransfer: 'no-caller-channel',
        muteRecording: 'recording-failed',
        unmuteRecording: 'recording-failed',
      } as const;
      desk.control({ command: 'refuseNext', operation, refusal: refusals[operation] });
      return desk.act(name, more);
    };
    expect(await fails('hangUp', 'hangup')).toBe(refused('hangup', 500, 'Cannot hangup agent call'));
    expect(await fails('hold', 'hold')).toBe(refused('hold', 500, 'Unable to start agent hold'));
    expect(await fails('transfer', 'transfercall', '<extension>1</extension>')).toBe(
      refused('transfercall', 500, 'Unable to transfer call'),
    );
    expect(await fails('attendedTransfer', 'atxfercall', '<extension>1</extension>')).toBe(
      refused('atxfercall', 500, 'No caller channel found'),
    );
    expect(await fails('muteRecording', 'mixmonitormute')).toBe(refused('mixmonitormute', 500, 'Cannot mute agent call'));
    expect(await fails('unmuteRecording', 'mixmonitorunmute')).toBe(refused('mixmonitorunmute', 500, 'Cannot unmute agent call'));
  });
});

describe('the older servers', () => {
  test('say no ringing, no consultation, no transfer, and the end of a hold once', async () => {
    const old = await openConsole();
    await old.agentIn();
    await old.ask('<callprogress><enable>1</enable></callprogress>');
    old.control({ command: 'placeCall', queue: '501', phone: '5550200' });
    old.clock.advance(950);
    expect(await old.ask('<getagentstatus><agent_number>Agent/9000</agent_number></getagentstatus>')).toContain('<status>online</status>');
    old.clock.advance(1000);
    expect(named(await old.events()).filter((name) => name !== 'callprogress')).toEqual(['agentlinked']);
    await old.act('hold');
    old.clock.advance(1000);
    await old.act('unhold');
    old.clock.advance(1000);
    expect(named(await old.events())).toEqual(['pauseend', 'callprogress']);
    expect(await old.act('atxfercall', '<extension>102</extension>')).toBe(done('atxfercall'));
    old.clock.advance(5000);
    expect(named(await old.events()).filter((name) => name !== 'callprogress')).toEqual(['agentunlinked']);
    expect(await old.act('transfercallagent')).toBe(failure(501, 'Not Implemented'));
  });
});
