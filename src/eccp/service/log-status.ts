import type { LogKind } from '../../callcenter/model-calls.js';
import type { Profile } from '../messages/request.js';

const WORDS: Readonly<Record<LogKind, string>> = {
  placing: 'Placing',
  dialing: 'Dialing',
  ringing: 'Ringing',
  onQueue: 'OnQueue',
  success: 'Success',
  onHold: 'OnHold',
  offHold: 'OffHold',
  transfer: 'Transfer',
  hangup: 'Hangup',
  shortCall: 'ShortCall',
  failure: 'Failure',
  noAnswer: 'NoAnswer',
  abandoned: 'Abandoned',
};

/** The word for a log entry. For the older servers a call that was passed on was hung up. */
export function logStatus(kind: LogKind, profile: Profile): string {
  return kind === 'transfer' && profile === 'rev5' ? WORDS.hangup : WORDS[kind];
}
