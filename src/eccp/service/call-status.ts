/** What calls are called, by where they are in their life. */
import type { CallStatus } from '../../callcenter/model-calls.js';

const WORDS: Readonly<Record<CallStatus, string>> = {
  pending: 'Pending',
  placing: 'Placing',
  dialing: 'Dialing',
  ringing: 'Ringing',
  onQueue: 'OnQueue',
  success: 'Success',
  onHold: 'OnHold',
  finished: 'Success', // one that is over stays a success
  shortCall: 'ShortCall',
  failure: 'Failure',
  noAnswer: 'NoAnswer',
  abandoned: 'Abandoned',
  lostTrack: 'LostTrack',
};

/** The words of the table of incoming calls, which are Spanish; undefined where it has none. */
const INCOMING_WORDS: Partial<typeof WORDS> = {
  onQueue: 'en-cola',
  success: 'activa',
  onHold: 'hold',
  finished: 'terminada',
  abandoned: 'abandonada',
  lostTrack: 'fin-monitoreo',
};

/** In states of agents and of campaigns. */
export function stateWord(status: CallStatus): string {
  return WORDS[status];
}

/** In what is stored about a call; nothing as long as it was not made. */
export function storedWord(type: 'incoming' | 'outgoing', status: CallStatus): string | undefined {
  if (type === 'incoming') return INCOMING_WORDS[status];
  return status === 'pending' ? undefined : WORDS[status];
}
