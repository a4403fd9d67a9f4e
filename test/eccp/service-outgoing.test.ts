import { beforeEach, describe, expect, test } from '@jest/globals';
import { failure } from './server-support.js';
import { DIALLING_CONFIG } from './service-config.js';
import { type Console, openConsole } from './service-support.js';

const refused = (code: number, message: string): string => `<schedulecall_response>${failure(code, message)}</schedulecall_response>`;
const DONE = '<schedulecall_response><success/></schedulecall_response>';
const named = (events: readonly string[]): (string | undefined)[] =>
  events.map((event) => /<new_status>(\w+)</.exec(event)?.[1] ?? /^<(\w+)>/.exec(event)?.[1]);

let desk: Console;
beforeEach(async () => {
  desk = await openConsole({ config: DIALLING_CONFIG() });
  await desk.ask('<callprogress><enable>1</enable></callprogress>');
});

/** Logs an agent in whom the dialler finds somebody for. @returns the events of the call */
async function dialled(): Promise<string[]> {
  await desk.act('loginagent', '<extension>101</extension>');
  const events: string[] = [];
  for (let second = 0; second < 10; second++) {
    desk.clock.advance(500);
    events.push(...(await desk.events()));
  }
  return events;
}

describe('an outgoing call', () => {
  test('is told from the placing to the link, and ends as a short one', async () => {
    const events = await dialled();
    expect(named(events).filter((name) => name !== 'agentloggedin')).toEqual(['Placing', 'Dialing', 'Ringing', 'OnQueue', 'agentlinked']);
    expect(events.at(-1)).toMatch(
      /^<agentlinked><calltype>outgoing<\/calltype><call_id>3<\/call_id><campaign_id>3<\/campaign_id><phone>5553001<\/phone><status>Success<\/status><uniqueid>[\d.]+<\/uniqueid><datetime_originate>.*<\/datetime_originate><datetime_originateresponse>.*<\/datetime_originateresponse><datetime_join>.*<\/datetime_join><datetime_linkstart>.*<\/datetime_linkstart><retries>0<\/retries><agent_number>Agent\/9000<\/agent_number><trunk>SIP\/trunk1<\/trunk><call_attributes><attribute><label>Nombre<\/label><value>Ra&#xFA;l<\/value><order>1<\/order><\/attribute><\/call_attributes><call_survey\/><queue>510<\/queue><campaignlog_id>\d+<\/campaignlog_id><remote_channel>SIP\/trunk1-\w+<\/remote_channel><\/agentlinked>$/,
    );
    expect(await desk.ask('<getagentstatus><agent_number>Agent/9000</agent_number></getagentstatus>')).toMatch(
      /<callinfo><calltype>outgoing<\/calltype><callid>3<\/callid><campaign_id>3<\/campaign_id><queuenumber>510<\/queuenumber><callnumber>5553001<\/callnumber><callstatus>Success<\/callstatus><trunk>SIP\/trunk1<\/trunk><dialstart>[\d:]+<\/dialstart><dialend>[\d:]+<\/dialend><queuestart>[\d:]+<\/queuestart><linkstart>[\d:]+<\/linkstart><\/callinfo>/,
    );
    await desk.act('hangup');
    desk.clock.advance(100);
    expect(await desk.events()).toEqual([expect.stringMatching(/<shortcall>1<\/shortcall>.*<queue>510<\/queue>/)]);
    expect(await desk.ask('<getcampaignstatus><campaign_id>3</campaign_id></getcampaignstatus>')).toContain('<shortcall>1</shortcall>');
  });

  test('that cannot be placed, because the trunk is down, fails', async () => {
    desk.control({ command: 'setTrunk', trunk: 'SIP/trunk1', up: false });
    const events = await dialled();
    expect(named(events).filter((name) => name !== 'agentloggedin')).toEqual(['Placing', 'Failure']);
  });
});

describe('schedulecall', () => {
  const schedule = (init: string, end: string, from: string, to: string): string =>
    `<schedule><date_init>${init}</date_init><date_end>${end}</date_end><time_init>${from}</time_init><time_end>${to}</time_end></schedule>`;
  const GOOD = schedule('2030-01-01', '2030-01-02', '09:00:00', '17:00:00');

  test('what is wrong with the request itself is told before the state of the agent', async () => {
    const ask = (inside: string): Promise<string> => desk.act('schedulecall', inside);
    expect(await ask('<sameagent>1</sameagent>')).toBe(refused(400, 'Bad request: same-agent requires schedule'));
    expect(await ask('<schedule><date_init>2030-01-01</date_init></schedule>')).toBe(refused(400, 'Bad request: incomplete schedule'));
    expect(await ask('<schedule/>')).toBe(refused(400, 'Bad request: incomplete schedule'));
    expect(await ask('<newphone>abc</newphone>')).toBe(refused(400, 'Bad request: invalid new phone'));
    expect(await ask(schedule('x', '2030-01-02', '09:00:00', '17:00:00'))).toBe(refused(400, 'Bad request: invalid date_init'));
    expect(await ask(schedule('2030-01-01', 'x', '09:00:00', '17:00:00'))).toBe(refused(400, 'Bad request: invalid date_end'));
    expect(await ask(schedule('2030-01-01', '2030-01-02', 'x', '17:00:00'))).toBe(refused(400, 'Bad request: invalid time_init'));
    expect(await ask(schedule('2030-01-01', '2030-01-02', '09:00:00', 'x'))).toBe(refused(400, 'Bad request: invalid time_end'));
    expect(await ask(schedule('2001-01-01', '2030-01-02', '09:00:00', '17:00:00'))).toBe(
      refused(400, 'Bad request: date_init before current date'),
    );
    expect(await ask('<campaign_type>incoming</campaign_type><call_id>1</call_id>')).toBe(failure(400, 'Bad request'));
    expect(await ask('')).toBe(refused(417, 'Agent currently not logged in'));
  });

  test('has the present call made again, at a time, by the same agent, at another number', async () => {
    await dialled();
    expect(await desk.act('schedulecall', schedule('2030-01-01', '2045-01-02', '09:00:00', '17:00:00'))).toBe(
      refused(417, 'Supplied date range outside campaign range'),
    );
    expect(await desk.act('schedulecall', schedule('2030-01-01', '2030-01-02', '06:00:00', '17:00:00'))).toBe(
      refused(417, 'Supplied time range outside campaign range'),
    );
    desk.control({ command: 'refuseNext', operation: 'scheduleCall', refusal: 'schedule-failed' });
    expect(await desk.act('schedulecall', GOOD)).toBe(refused(500, 'Failed to insert scheduled call'));
    const more = '<sameagent>1</sameagent><newphone>5551234</newphone><newcontactname>Ana</newcontactname>';
    expect(await desk.act('schedulecall', GOOD + more)).toBe(DONE);
    expect(await desk.act('schedulecall', GOOD + more)).toBe(refused(417, 'Found duplicate scheduled call'));
    expect(await desk.ask('<getcallinfo><campaign_id>3</campaign_id><call_id>4</call_id></getcallinfo>')).toContain(
      '<phone>5551234</phone>',
    );
    expect(desk.callCenter.callInfo({ type: 'outgoing', id: 4 })).toMatchObject({
      reservedFor: 'Agent/9000',
      schedule: { dateInit: '2030-01-01', dateEnd: '2030-01-02', timeInit: '09:00:00', timeEnd: '17:00:00' },
    });
  });

  test('takes the time as one text, and the number as phone', async () => {
    await dialled();
    expect(await desk.act('schedulecall', '<schedule>2030-05-06 10:30:00</schedule><phone>5550001</phone><sameagent>0</sameagent>')).toBe(
      DONE,
    );
    expect(desk.callCenter.callInfo({ type: 'outgoing', id: 4 })).toMatchObject({
      phone: '5550001',
      schedule: { dateInit: '2030-05-06', dateEnd: '2030-05-06', timeInit: '10:30:00', timeEnd: '20:00:00' },
    });
    expect(await desk.act('schedulecall', '<schedule>tomorrow</schedule>')).toBe(refused(400, 'Bad request: invalid date_init'));
    expect(await desk.act('schedulecall', '<schedule>2030-05-06 25:00</schedule>')).toBe(refused(400, 'Bad request: invalid time_init'));
  });

  test('a call that is named counts, an unknown one means the present one', async () => {
    await dialled();
    const named = (id: number): string => `<campaign_type>outgoing</campaign_type><call_id>${id}</call_id>`;
    expect(await desk.act('schedulecall', named(99) + GOOD)).toBe(DONE);
    expect(desk.callCenter.callInfo({ type: 'outgoing', id: 4 })).toMatchObject({ phone: '5553001', campaign: 3 });
    expect(await desk.act('schedulecall', named(1) + GOOD)).toBe(DONE);
    expect(desk.callCenter.callInfo({ type: 'outgoing', id: 5 })).toMatchObject({ phone: '5551001', campaign: 1 });
  });

  test('the call that was reserved is waited for, and told', async () => {
    await dialled();
    const soon = schedule('2026-11-21', '2026-11-21', '12:01:00', '19:00:00');
    expect(await desk.act('schedulecall', `${soon}<sameagent>1</sameagent>`)).toBe(DONE);
    await desk.act('hangup');
    let waited = '';
    const events: string[] = [];
    for (let step = 0; step < 400 && !events.some((event) => event.includes('agentlinked')); step++) {
      desk.clock.advance(250);
      events.push(...(await desk.events()));
      const state = await desk.ask('<getagentstatus><agent_number>Agent/9000</agent_number></getagentstatus>');
      if (state.includes('waitedcallinfo')) waited = state;
    }
    expect(events).toContain(
      '<schedulecallstart><agent_number>Agent/9000</agent_number><calltype>outgoing</calltype><campaign_id>3</campaign_id><call_id>4</call_id></schedulecallstart>',
    );
    expect(waited).toMatch(
      /<waitedcallinfo><calltype>outgoing<\/calltype><campaign_id>3<\/campaign_id><callid>4<\/callid><status>\w+<\/status><\/waitedcallinfo>/,
    );
  });
});
