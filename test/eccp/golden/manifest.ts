/**
 * Where our server says something else than the recorded ones, by choice. Whatever else differs is a mistake, and so is an entry
 * that does not differ any more.
 */
import type { ServerMode } from '../../../src/eccp/server/options.js';
import type { Difference } from './differences.js';

export interface Chosen extends Difference {
  readonly why: string;
  /** Only in this mode; in both when it is missing. */
  readonly only?: ServerMode;
}

const DOCTYPE = 'a document type is refused: it can expand without end';
const IN_ORDER = 'requests are answered in order, which is one of the orders of the recorded server with its worker processes';
const MEMBER = 'the recorded switch gave the agent a call of a queue that he is not in; here he joins it for that call, which is told';
const DATE_AND_TIME = 'a date with time is taken, as the message says; the pattern of the recorded server was wrong';

const event = (name: string, fields: string): string => `<event><${name}>${fields}</${name}></event>`;
const queues = (...numbers: string[]): string => `<queues>${numbers.map((number) => `<queue>${number}</queue>`).join('')}</queues>`;
const offline = (agent: string, ...numbers: string[]): string =>
  event('queuemembership', `<agent_number>${agent}</agent_number><status>offline</status>${queues(...numbers)}`);
const onDuty = (...numbers: string[]): string => {
  const state = '<status>online</status><channel>SIP/101-{channel 1}</channel><extension>101</extension><onhold>0</onhold>';
  return event('queuemembership', `<agent_number>Agent/9000</agent_number>${state}${queues(...numbers)}`);
};
const phone = (status: string): string =>
  event('agentstatechange', `<agent_number>Agent/9000</agent_number><status>${status}</status><queue>502</queue>`);
const answer = (id: string, content: string): string => `<response id="${id}">${content}</response>`;

const BAD_REQUEST = '<response><failure><code>400</code><message>Bad request</message></failure></response>';
const INVALID_DATE = 'Date format not acceptable, must be yyyy-mm-dd or yyyy-mm-dd hh:mm:ss: 1 - 3';
const NO_SUCH_USER = '<failure><code>401</code><message>Invalid username or password</message></failure>';
const PAUSES =
  '<getpauses_response><pause id="2"><name>Ba&#xF1;o</name><status>A</status><type>B</type><description>Para ir al ba&#xF1;o</description></pause>' +
  '<pause id="3"><name>Almuerzo</name><status>A</status><type>B</type><description>Comida &amp; descanso</description></pause>' +
  '<pause id="4"><name>Vieja</name><status>I</status><type>B</type><description>Inactive one</description></pause></getpauses_response>';

export const BY_CHOICE: Readonly<Record<string, readonly Chosen[]>> = {
  '01-framing.jsonl': [
    { after: 19, lines: [20], instead: [], why: IN_ORDER },
    { after: 21, lines: [], instead: ['as line 24'], why: IN_ORDER },
    { after: 23, lines: [24], instead: ['as line 20'], why: IN_ORDER },
    { after: 48, lines: [51, 54], instead: [BAD_REQUEST, 'closed'], why: DOCTYPE },
    {
      after: 75,
      lines: [],
      instead: [BAD_REQUEST, 'closed'],
      why: 'a bare & is refused at once; the recorded server waits for a ; in silence',
    },
  ],
  '02-login.jsonl': [
    {
      after: 33,
      lines: [36],
      instead: [`<success/><app_cookie>{cookie}</app_cookie> => ${NO_SUCH_USER}`],
      why: 'user names are exact',
      only: 'as-specified',
    },
    { after: 0, lines: [55], instead: [], why: 'a request behind the login in one piece is carried out after it', only: 'as-specified' },
    { after: 56, lines: [], instead: [answer('g', PAUSES)], why: 'the same: it is answered, and second', only: 'as-specified' },
  ],
  '03-readonly.jsonl': [
    {
      after: 200,
      lines: [],
      instead: [
        offline('Agent/9000', '501', '510'),
        offline('Agent/9001', '501', '510'),
        offline('SIP/201', '501', '502'),
        offline('Agent/9003', '501', '510'),
      ],
      why: 'after refreshagents everybody hears who is in which queue; the recorded client was gone before it came',
    },
  ],
  '06-incoming-call.jsonl': [
    {
      after: 12,
      lines: [14, 15, 17, 18, 19],
      instead: [
        answer(
          '1700000004.100005',
          '<getagentstatus_response><status>online</status><channel>SIP/101-{channel 1}</channel><extension>101</extension><onhold>0</onhold></getagentstatus_response>',
        ),
      ],
      why: 'the recorded switch let the phone ring without a call; here phones ring for calls',
    },
    {
      after: 63,
      lines: [65],
      instead: [`<failure><code>406</code><message>${INVALID_DATE}</message></failure> => <success/>`],
      why: DATE_AND_TIME,
    },
    { after: 77, lines: [79], instead: ['2024-02-01 => {time}'], why: DATE_AND_TIME },
    { after: 130, lines: [], instead: [onDuty('501', '510', '502')], why: MEMBER },
    { after: 134, lines: [], instead: [phone('ringing')], why: MEMBER },
    { after: 136, lines: [], instead: [phone('online')], why: MEMBER },
    { after: 146, lines: [], instead: [onDuty('501', '510')], why: MEMBER },
    {
      after: 201,
      lines: [],
      instead: [event('agentloggedout', '<agent>Agent/9000</agent>')],
      why: 'the recorded server lost the logout after an attended transfer',
    },
    {
      after: 234,
      lines: [237],
      instead: ['<duration>{seconds}</duration> => '],
      why: 'the entry about the second agent has no duration; the recorded server leaves that of the first in it',
    },
    {
      after: 245,
      lines: [247],
      instead: ['11974 => 12006'], // seconds of the day: 03:19:34, 03:20:06
      why: 'the recorded server takes the session before the lost logout for the latest',
    },
  ],
  '10-whitespace.jsonl': [
    {
      after: 11,
      lines: [15, 16],
      instead: [answer('b2', '<callprogress_response><success/></callprogress_response>')],
      why: 'white space between packets is dropped wherever it falls',
    },
  ],
};
