import { describe, expect, test } from '@jest/globals';
import { EVENTS, eventNames } from '../../src/eccp/messages/events.js';
import { readAnswer, readEvent } from '../../src/eccp/messages/read-answer.js';
import { isRequestName, REQUESTS, type RequestName, requestNames } from '../../src/eccp/messages/requests.js';
import { writeAnswer, writeCommandFailure, writeEvent, writeRequestFailure } from '../../src/eccp/messages/write-answer.js';
import { receiveArguments, writeRequest } from '../../src/eccp/messages/write-request.js';
import { type PacketElement, textOf } from '../../src/eccp/packet.js';
import { parsePacket } from '../../src/eccp/parse-packet.js';
import { serverPacket } from '../../src/eccp/write-packet.js';
import { packetsOf, TRANSCRIPTS } from './transcripts.js';

const response = (content: string): PacketElement => parsePacket(`<response id="1">${content}</response>`);

/** An answer read into its type and written again. */
function rewritten(name: RequestName, packet: PacketElement): string {
  const id = packet.attributes.get('id');
  const read = readAnswer(name, packet);
  if ('answer' in read) return writeAnswer(id, name, read.answer);
  if (read.level === 'request') return writeRequestFailure(id, read.failure);
  return writeCommandFailure(id, name, read.failure, textOf(packet.children[0]!, 'status'));
}

describe('every packet of a real server that is read into its type is written again as the same bytes', () => {
  test.each(TRANSCRIPTS)('%s', (transcript) => {
    const asked = new Map<string, RequestName>();
    let compared = 0;
    for (const { from, packet, raw } of packetsOf(transcript)) {
      const name = packet.children[0]?.name ?? '';
      const id = packet.attributes.get('id') ?? '';
      if (from === 'client') {
        if (isRequestName(name)) asked.set(id, name);
        continue;
      }
      const request = asked.get(id);
      if (packet.name === 'response' && request === undefined) continue; // to a request that nobody could read
      compared++;
      const event = packet.name === 'event' ? readEvent(packet) : undefined;
      expect(raw).toContain(event ? writeEvent(event) : rewritten(request!, packet));
    }
    expect(compared).toBeGreaterThan(5);
  });
});

describe('answers', () => {
  test('have numbers, flags, lists and attributes with their types', () => {
    const status = response(
      '<getagentstatus_response><status>oncall</status><channel>SIP/101-00000109</channel><extension>101</extension><onhold>0</onhold>' +
        '<pauseinfo><pauseid>2</pauseid><pausename>Ba&#xF1;o</pausename><pausestart>03:19:42</pausestart></pauseinfo></getagentstatus_response>',
    );
    expect(readAnswer('getagentstatus', status)).toEqual({
      answer: {
        status: 'oncall',
        channel: 'SIP/101-00000109',
        extension: '101',
        onhold: false,
        pauseinfo: { pauseid: 2, pausename: 'Baño', pausestart: '03:19:42' },
      },
    });
    const pauses = response(
      '<getpauses_response><pause id="2"><name>A</name><status>A</status><type>B</type><description/></pause></getpauses_response>',
    );
    expect(readAnswer('getpauses', pauses)).toEqual({ answer: { pause: [{ id: 2, name: 'A', status: 'A', type: 'B', description: '' }] } });
  });

  test('fail on two levels', () => {
    const failure = '<failure><code>417</code><message>Agent not in call</message></failure>';
    const said = { code: 417, message: 'Agent not in call' };
    expect(readAnswer('hangup', response(failure))).toEqual({ failure: said, level: 'request' });
    expect(readAnswer('hangup', response(`<hangup_response>${failure}</hangup_response>`))).toEqual({ failure: said, level: 'command' });
  });

  test('may have elements and attributes that nobody knows, and optional numbers that are empty', () => {
    const answer = response(
      '<getcampaignlist_response new="1"><more/><campaigns><x/><campaign><id>1</id><x/><type>incoming</type><name/><status>s</status></campaign></campaigns></getcampaignlist_response>',
    );
    expect(readAnswer('getcampaignlist', answer)).toEqual({
      answer: { campaigns: [{ id: 1, type: 'incoming', name: '', status: 's' }] },
    });
    const interval = '<interval><lower>30</lower><upper/><count>1</count></interval>';
    expect(
      readAnswer(
        'getcampaignqueuewait',
        response(
          `<getcampaignqueuewait_response><histogram>${interval}</histogram><abandoned>0</abandoned></getcampaignqueuewait_response>`,
        ),
      ),
    ).toEqual({ answer: { histogram: [{ lower: 30, count: 1 }], abandoned: 0 } });
  });

  test.each([
    ['<login_response><success/></login_response>', 'login_response has no app_cookie'],
    ['<getpauses_response/>', 'the answer is not one to login'],
  ])('%s cannot be read', (content, why) => {
    expect(() => readAnswer('login', response(content))).toThrow(why);
  });

  test('that cannot be read quote no value', () => {
    const answer = response('<getcampaignqueuewait_response><histogram/><abandoned>secret</abandoned></getcampaignqueuewait_response>');
    expect(() => readAnswer('getcampaignqueuewait', answer)).toThrow(/^abandoned is not a whole number$/);
  });
});

describe('events', () => {
  test('that are not in the table are nothing', () => {
    expect(readEvent(parsePacket('<event><agentdances><agent>Agent/1</agent></agentdances></event>'))).toBeUndefined();
    expect(readEvent(parsePacket('<event/>'))).toBeUndefined();
  });

  test('of a call have the fields of its kind, in the order of its kind', () => {
    const call = { name: 'agentlinked', call_id: 1, trunk: 'T', queue: '501', agent_number: 'SIP/201' } as const;
    expect(writeEvent({ ...call, calltype: 'incoming' })).toBe(
      serverPacket(
        '<event><agentlinked><calltype>incoming</calltype><call_id>1</call_id><trunk>T</trunk><queue>501</queue><agent_number>SIP/201</agent_number></agentlinked></event>',
      ),
    );
    expect(writeEvent({ ...call, calltype: 'outgoing', retries: 2 })).toBe(
      serverPacket(
        '<event><agentlinked><calltype>outgoing</calltype><call_id>1</call_id><retries>2</retries><agent_number>SIP/201</agent_number><trunk>T</trunk><queue>501</queue></agentlinked></event>',
      ),
    );
  });

  test('keep the fraction of a duration', () => {
    const event = readEvent(
      parsePacket(
        '<event><agentunlinked><calltype>incoming</calltype><call_id>1</call_id><duration>7.9153070449829</duration><shortcall>0</shortcall><agent_number>SIP/201</agent_number></agentunlinked></event>',
      ),
    );
    expect(event).toMatchObject({ name: 'agentunlinked', duration: 7.9153070449829, shortcall: false });
  });
});

describe('requests', () => {
  test('are one line without declaration', () => {
    expect(writeRequest('1.5', 'pauseagent', { agent_number: 'Agent/9000', agent_hash: 'abc', pause_type: 2 })).toBe(
      '<request id="1.5"><pauseagent><agent_number>Agent/9000</agent_number><agent_hash>abc</agent_hash><pause_type>2</pause_type></pauseagent></request>',
    );
  });

  test('carry lists, attributes and the text of elements', () => {
    const args = { agent_number: 'Agent/9000', call_id: 25, forms: [{ id: 1, field: [{ id: 2, value: 'a\n"<ñ>' }] }] } as const;
    const packet = writeRequest('1', 'saveformdata', args);
    expect(packet).toContain('<forms><form id="1"><field id="2">a&#xA;"&lt;&#xF1;&gt;</field></form></forms>');
    expect(receiveArguments('saveformdata', parsePacket(packet))).toEqual({
      agent_number: 'Agent/9000',
      call_id: '25',
      forms: [{ id: '1', field: [{ id: '2', value: 'a\n"<ñ>' }] }],
    });
  });

  test('come to a server as they are: unchecked, with anything missing', () => {
    const received = (name: RequestName, xml: string) => receiveArguments(name, parsePacket(`<request id="1">${xml}</request>`));
    expect(received('pauseagent', '<pauseagent><pause_type>abc</pause_type></pauseagent>')).toEqual({ pause_type: 'abc' });
    expect(received('login', '<login/>')).toEqual({});
    expect(received('getmultipleagentstatus', '<getmultipleagentstatus><agents/></getmultipleagentstatus>')).toEqual({ agents: [] });
    expect(received('schedulecall', '<schedulecall><schedule>2030-01-01 09:00:00</schedule></schedulecall>')).toEqual({
      schedule: { moment: '2030-01-01 09:00:00' },
    });
    expect(received('getqueuescript', '<getqueuescript><queue>1</queue><queue>2</queue></getqueuescript>')).toEqual({ queue: '1' });
  });

  test('are 38 in the profile rev5 and 40 in issabel5, in the order of the real list', () => {
    expect(requestNames('issabel5')).toEqual(Object.keys(REQUESTS));
    expect(requestNames('issabel5')).toHaveLength(40);
    expect(requestNames('rev5')).toEqual(
      requestNames('issabel5').filter((name) => name !== 'transfercallagent' && name !== 'getextensionstatus'),
    );
  });

  test('have names with their case', () => {
    expect([isRequestName('getpauses'), isRequestName('GetPauses'), isRequestName('toString')]).toEqual([true, false, false]);
  });
});

test('the events of the newest servers are left out of the profile rev5', () => {
  const more = Object.keys(EVENTS).filter((name) => !eventNames('rev5').some((known) => known === name));
  expect(more).toEqual(['agentstatechange', 'consultationstart', 'consultationend']);
});
