/** Why an operation was not carried out. Callers match on the word; what to tell people is theirs to say. */

/** Something named in the request does not exist, or not in an active form. */
export type NotFound =
  | 'agent-not-found'
  | 'agent-not-followed' // known, but not watched at present: the switch was lost and the list of agents not read again
  | 'extension-not-found'
  | 'break-not-found' // unknown, inactive, or of the class that is no break of an agent
  | 'queue-not-found'
  | 'campaign-not-found'
  | 'call-not-found'
  | 'contact-not-found'
  | 'form-not-found'
  | 'field-not-found'
  | 'target-not-found'
  | 'trunk-not-found' // of commands only, like the next one
  | 'channel-not-found';

/** It exists, but its state does not allow the operation. */
export type WrongState =
  | 'not-logged-in'
  | 'not-in-call'
  | 'not-in-outgoing-call'
  | 'already-in-break' // in another break
  | 'break-collision' // another request to begin a break is under way
  | 'already-on-hold'
  | 'logged-in-elsewhere' // `detail` is the device, such as SIP/101
  | 'not-callers-agent' // the call belongs to another agent
  | 'target-not-logged-in'
  | 'target-busy'
  | 'target-paused'
  | 'target-device-busy'
  | 'transfer-in-progress';

/** A value that cannot be taken. */
export type NotAcceptable =
  | 'invalid-timeout'
  | 'value-too-large'
  | 'value-not-in-list'
  | 'invalid-date'
  | 'incomplete-schedule'
  | 'same-agent-needs-schedule'
  | 'invalid-new-phone'
  | 'invalid-date-init'
  | 'invalid-date-end'
  | 'invalid-time-init'
  | 'invalid-time-end'
  | 'date-in-the-past'
  | 'dates-outside-campaign'
  | 'times-outside-campaign'
  | 'duplicate-scheduled-call';

/** The switch or the database did not do its part. */
export type Failed =
  | 'switch-down'
  | 'database-down'
  | 'trunk-down'
  | 'login-failed'
  | 'extensions-unreadable'
  | 'break-failed'
  | 'hold-failed'
  | 'hangup-failed'
  | 'no-caller-channel'
  | 'transfer-failed'
  | 'recording-failed'
  | 'schedule-failed';

export type Refusal = NotFound | WrongState | NotAcceptable | Failed;

export interface Refused {
  readonly ok: false;
  readonly refusal: Refusal;
  /** What it is about, where the word alone does not say: a device, a form id, a form id and a field id (`1 - 77`). */
  readonly detail?: string;
}

/** What became of an operation: done, with what it gives, or refused. */
export type Outcome<T extends object = object> = ({ readonly ok: true } & T) | Refused;

export const DONE: { readonly ok: true } = { ok: true };

export function refuse(refusal: Refusal, detail?: string): Refused {
  return detail === undefined ? { ok: false, refusal } : { ok: false, refusal, detail };
}
