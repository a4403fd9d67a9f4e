/**
 * What the transcripts leave out: what happened in the call centre beside the requests, and bytes that a line only describes.
 * Lines are counted from 1.
 */
import type { ControlCommand } from '../../../src/callcenter/control/command.js';
import type { Profile } from '../../../src/eccp/messages/request.js';

export interface Script {
  readonly profile: Profile;
  /** Transcripts that were recorded before it with the same call centre, on the same day. */
  readonly after?: readonly string[];
  /** Connections that had logged in before the transcript begins. */
  readonly loggedIn?: readonly string[];
  readonly controls?: readonly Control[];
  /** What was really sent in the place of a line, write by write. */
  readonly writes?: Readonly<Record<number, readonly (string | Uint8Array)[]>>;
  /** Lines that say that the server closed where the client did. */
  readonly clientEnds?: readonly number[];
  /** Lines with a hash that was made with the cookie of another connection. */
  readonly foreignHash?: Readonly<Record<number, string>>;
}

interface Control {
  /** Done so many ms before the time of this line. */
  readonly line: number;
  readonly lead: number;
  readonly command: ControlCommand;
}

const LATIN1 =
  '<?xml version="1.0" encoding="ISO-8859-1"?><request id="l1"><getcampaignlist><filtername>\xF1</filtername></getcampaignlist></request>';
const MULTIBYTE = Buffer.from('<request id="mb"><getcampaignlist><filtername>Guión ñ €</filtername></getcampaignlist></request>');
const BIG = `<request id="big"><getcampaignlist><filtername>${'x'.repeat(500_000)}</filtername></getcampaignlist></request>`;
const BOM = '\uFEFF<request id="bom"><callprogress><enable>0</enable></callprogress></request>';

const FRAMING: Script = {
  profile: 'issabel5',
  writes: {
    11: [...'<request id="bytes"><getincomingqueuelist/></request>'],
    80: [Buffer.from(LATIN1, 'latin1')],
    86: [MULTIBYTE.subarray(0, 50), MULTIBYTE.subarray(50, 55), MULTIBYTE.subarray(55, 57), MULTIBYTE.subarray(57)],
    93: [BIG],
    97: ['\0'], // behind it
  },
  clientEnds: [104],
};

const call = (line: number, lead: number, queue: string, phone: string): Control => ({
  line,
  lead,
  command: { command: 'placeCall', queue, phone },
});
const callerHangsUp = (line: number, lead: number, id: number): Control => ({
  line,
  lead,
  command: { command: 'callerHangsUp', type: 'incoming', call: id },
});
const register = (line: number, lead: number, extension: string, registered: boolean): Control => ({
  line,
  lead,
  command: { command: 'register', extension, registered },
});
const member = (line: number, lead: number, command: 'queueAdd' | 'queueRemove'): Control => ({
  line,
  lead,
  command: { command, queue: '502', interface: 'Local/9000@agents' },
});

const AGENT_OF_REV5: Script = { profile: 'rev5', controls: [register(174, 40, '101', false), register(174, 20, '101', true)] };

export const SCRIPTS: Readonly<Record<string, Script>> = {
  '01-framing.jsonl': FRAMING,
  '02-login.jsonl': { profile: 'issabel5', foreignHash: { 170: 'c13' }, clientEnds: [172, 173] },
  '03-readonly.jsonl': { profile: 'issabel5', controls: [register(1, 1, '109', false)] },
  '04-agent-pool.jsonl': {
    profile: 'issabel5',
    controls: [register(180, 40, '101', false), register(180, 20, '101', true), member(202, 2, 'queueAdd'), member(203, 1, 'queueRemove')],
  },
  '05-agent-callback.jsonl': { profile: 'issabel5', loggedIn: ['c1'] },
  '06-incoming-call.jsonl': {
    profile: 'issabel5',
    after: ['04-agent-pool.jsonl', '05-agent-callback.jsonl'],
    controls: [
      call(21, 597, '501', '5550100'),
      member(132, 5, 'queueAdd'), // its switch gave the agent a call of a queue that he is not in
      call(132, 4, '502', '5559999'),
      member(147, 500, 'queueRemove'),
      call(150, 4, '501', '5550200'),
      callerHangsUp(181, 10, 3),
      call(183, 4, '501', '5550200'),
      call(197, 4, '501', '5550777'),
      callerHangsUp(198, 2, 5),
      call(206, 4, '501', '5550778'),
      callerHangsUp(216, 3, 6),
      call(223, 3, '501', '5550779'),
    ],
    clientEnds: [251],
  },
  '08-fanout.jsonl': {
    profile: 'issabel5',
    controls: [call(36, 7, '501', '5550200'), callerHangsUp(47, 5, 1)],
    clientEnds: [61],
  },
  '10-whitespace.jsonl': { profile: 'issabel5', writes: { 25: [BOM] } },
  'foundation/04-agent-pool.jsonl': AGENT_OF_REV5,
  'foundation/05-agent-callback.jsonl': { profile: 'rev5', loggedIn: ['c1'] },
  'issabelpbx/04-agent-pool.jsonl': AGENT_OF_REV5,
  'issabelpbx/05-agent-callback.jsonl': { profile: 'rev5', loggedIn: ['c1'] },
};
