/** Messages that no transcript has, as the reference of the protocol writes them; with the transcripts they are all there are. */
import { describe, expect, test } from '@jest/globals';
import { EVENTS, type EventName } from '../../src/eccp/messages/events.js';
import { readAnswer, readEvent } from '../../src/eccp/messages/read-answer.js';
import { isRequestName, REQUESTS, type RequestName } from '../../src/eccp/messages/requests.js';
import { writeAnswer, writeEvent } from '../../src/eccp/messages/write-answer.js';
import { receiveArguments } from '../../src/eccp/messages/write-request.js';
import { childOf } from '../../src/eccp/packet.js';
import { parsePacket } from '../../src/eccp/parse-packet.js';
import { serverPacket } from '../../src/eccp/write-packet.js';
import { packetsOf, TRANSCRIPTS } from './transcripts.js';

const EVENT_EXAMPLES: Partial<Record<EventName, readonly string[]>> = {
  agentlinked: [
    '<calltype>outgoing</calltype><call_id>7</call_id><campaign_id>1</campaign_id><phone>5551001</phone><status>Success</status><uniqueid>1.2</uniqueid><datetime_originate>2026-11-21 03:19:30</datetime_originate><datetime_originateresponse>2026-11-21 03:19:33</datetime_originateresponse><datetime_join>2026-11-21 03:19:35</datetime_join><datetime_linkstart>2026-11-21 03:19:38</datetime_linkstart><retries>1</retries><agent_number>SIP/201</agent_number><trunk>SIP/trunk1</trunk><call_attributes/><call_survey><form id="1"><field id="1"><label>Texto</label><value>hola</value></field></form></call_survey><queue>510</queue><campaignlog_id>4</campaignlog_id><remote_channel>SIP/trunk1-1</remote_channel>',
  ],
  queuemembership: [
    '<agent_number>SIP/201</agent_number><status>paused</status><channel>SIP/201</channel><extension>201</extension><onhold>0</onhold><pauseid>2</pauseid><pausename>B</pausename><pausestart>03:19:13</pausestart><queues/>',
  ],
  schedulecallstart: ['<agent_number>SIP/201</agent_number><calltype>outgoing</calltype><campaign_id>1</campaign_id><call_id>7</call_id>'],
  schedulecallfailed: ['<agent_number>SIP/201</agent_number><calltype>outgoing</calltype><campaign_id>1</campaign_id><call_id>7</call_id>'],
  consultationstart: ['<agent_number>Agent/9000</agent_number>'],
  consultationend: ['<agent_number>Agent/9000</agent_number>'],
};

const ANSWER_EXAMPLES: Partial<Record<RequestName, readonly string[]>> = {
  schedulecall: ['<success/>'],
  transfercallagent: ['<success/>'],
  atxfercall: ['<success/>', '<success/><consultation>true</consultation>'],
  getagentstatus: [
    '<status>offline</status><channel>SIP/101-1</channel><extension>101</extension>',
    '<status>oncall</status><channel>SIP/201</channel><extension>201</extension><remote_channel>SIP/t-1</remote_channel><onhold>1</onhold><callinfo><calltype>outgoing</calltype><callid>1</callid><campaign_id>1</campaign_id><queuenumber>510</queuenumber><callnumber>5</callnumber><callstatus>OnHold</callstatus><dialstart>03:19:30</dialstart><dialend>03:19:33</dialend><queuestart>03:19:37</queuestart><linkstart>03:19:38</linkstart></callinfo>',
    '<status>online</status><channel>SIP/201</channel><extension>201</extension><waitedcallinfo><calltype>outgoing</calltype><campaign_id>1</campaign_id><callid>1</callid><status>Placing</status></waitedcallinfo><onhold>0</onhold>',
  ],
  getcampaignstatus: [
    '<statuscount><total>0</total></statuscount><agents/><activecalls><activecall><calltype>incoming</calltype><callid>1</callid><queuenumber>501</queuenumber><callnumber>5</callnumber><callstatus>OnQueue</callstatus><trunk>t</trunk><queuestart>03:19:37</queuestart></activecall></activecalls><stats><total_sec>14</total_sec><max_duration>8</max_duration></stats>',
  ],
};

const eventCases = Object.entries(EVENT_EXAMPLES).flatMap(([name, examples]) => examples.map((fields) => [name, fields] as const));
const answerCases = Object.entries(ANSWER_EXAMPLES).flatMap(([name, examples]) =>
  examples.map((content) => [name as RequestName, content] as const),
);

describe('an example that is read is written again as it was', () => {
  test.each(eventCases)('event %s: %s', (name, fields) => {
    const xml = `<event><${name}>${fields}</${name}></event>`;
    expect(writeEvent(readEvent(parsePacket(xml))!)).toBe(serverPacket(xml));
  });

  test.each(answerCases)('answer of %s: %s', (name, content) => {
    const xml = `<response id="1"><${name}_response>${content}</${name}_response></response>`;
    const read = readAnswer(name, parsePacket(xml));
    expect('answer' in read && writeAnswer('1', name, read.answer)).toBe(serverPacket(xml));
  });
});

describe('nothing in the table is without an example', () => {
  const packets = TRANSCRIPTS.flatMap((transcript) => packetsOf(transcript)).filter(({ from }) => from === 'server');
  const children = packets.flatMap(({ packet }) => packet.children.filter((child) => !childOf(child, 'failure')));

  test('of the events', () => {
    const seen = new Set(children.map(({ name }) => name));
    for (const name of Object.keys(EVENTS)) if (!(name in EVENT_EXAMPLES)) expect(seen).toContain(name);
  });

  test('of the answers', () => {
    const seen = new Set(children.map(({ name }) => name.replace(/_response$/, '')));
    for (const name of Object.keys(REQUESTS).filter(isRequestName)) if (!(name in ANSWER_EXAMPLES)) expect(seen).toContain(name);
  });
});

test('a server gets the spellings of the text of the protocol too', () => {
  const received = (name: RequestName, args: string): unknown =>
    receiveArguments(name, parsePacket(`<request id="1"><${name}>${args}</${name}></request>`));
  expect(received('campaignlog', '<campaign_type>incoming</campaign_type><lastN>5</lastN>')).toEqual({
    campaign_type: 'incoming',
    lastN: '5',
  });
  expect(received('schedulecall', '<schedule>2030-01-01 09:00:00</schedule><phone>5</phone><sameagent>1</sameagent>')).toEqual({
    schedule: { moment: '2030-01-01 09:00:00' },
    phone: '5',
    sameagent: '1',
  });
  const elements = '<date_init>2030-01-01</date_init><date_end>2030-01-02</date_end>';
  expect(received('schedulecall', `<schedule>${elements}</schedule>`)).toMatchObject({
    schedule: { date_init: '2030-01-01', date_end: '2030-01-02' },
  });
});
