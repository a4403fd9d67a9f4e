/** Calls and the log of what happened to them. All times are milliseconds since 1970. */
import type { Attribute, CampaignType, Contact } from './model-campaigns.js';

/** Where a call is in its life. */
export type CallStatus =
  | 'pending' // outgoing: still to be made
  | 'placing'
  | 'dialing'
  | 'ringing'
  | 'onQueue'
  | 'success' // linked to an agent
  | 'onHold'
  | 'finished' // linked once, and over
  | 'shortCall' // outgoing: over sooner than the configured limit
  | 'failure'
  | 'noAnswer'
  | 'abandoned'
  | 'lostTrack'; // incoming: the switch was lost while it lasted

/** What a log entry tells. */
export type LogKind =
  | 'placing'
  | 'dialing'
  | 'ringing'
  | 'onQueue'
  | 'success'
  | 'onHold'
  | 'offHold'
  | 'transfer'
  | 'hangup'
  | 'shortCall'
  | 'failure'
  | 'noAnswer'
  | 'abandoned';

/** Entries that are told as progress of a call; the others are told by linking and unlinking an agent. */
export type ProgressKind = Exclude<LogKind, 'success' | 'hangup' | 'shortCall'>;

/** Which call: ids are unique within a type only. */
export interface CallKey {
  readonly type: CampaignType;
  readonly id: number;
}

/** One value of a form as it was saved. */
export interface SavedField {
  readonly form: number;
  readonly field: number;
  readonly label: string;
  readonly value: string;
}

/** When a call may be made again, and by whom. */
export interface CallSchedule {
  readonly dateInit: string;
  readonly dateEnd: string;
  readonly timeInit: string;
  readonly timeEnd: string;
}

/** What is known of a call at one moment; what has not happened yet is undefined. */
export interface Call extends CallKey {
  readonly campaign: number | undefined;
  readonly phone: string;
  readonly status: CallStatus;
  readonly queue: string | undefined;
  readonly uniqueId: string | undefined;
  readonly trunk: string | undefined;
  /** The other party's channel, such as `SIP/trunk1-0000010b`. */
  readonly channel: string | undefined;
  /** Who speaks with the caller or did so last. */
  readonly agent: string | undefined;
  /** How often it was tried before. */
  readonly retries: number;
  readonly originateStart: number | undefined;
  readonly originateEnd: number | undefined;
  readonly queueStart: number | undefined;
  readonly linkStart: number | undefined;
  readonly linkEnd: number | undefined;
  readonly schedule: CallSchedule | undefined;
  /** The only agent who may get it. */
  readonly reservedFor: string | undefined;
  readonly recordingMuted: boolean;
}

/** A call with all that is stored about it. */
export interface CallInfo extends Call {
  /** Of the list it comes from, or of the contact that was chosen. */
  readonly attributes: readonly Attribute[];
  /** People in the contact book with this number; of incoming calls only. */
  readonly contacts: readonly Contact[];
  readonly survey: readonly SavedField[];
}

export interface LogEntry {
  readonly id: number;
  readonly at: number;
  readonly kind: LogKind;
  readonly call: CallKey;
  readonly campaign: number | undefined;
  readonly phone: string;
  readonly queue: string | undefined;
  readonly retry: number;
  readonly uniqueId: string | undefined;
  readonly trunk: string | undefined;
  /** ms, where something has ended. */
  readonly duration: number | undefined;
  readonly agent: string | undefined;
}

/** Which entries: of a campaign, or of the calls of an incoming queue that belong to none. */
export interface LogQuery {
  readonly type: CampaignType;
  readonly campaign?: number | undefined;
  readonly queue?: string | undefined;
  /** First and last ms that count. */
  readonly from?: number | undefined;
  readonly to?: number | undefined;
  /** Only the last so many. */
  readonly last?: number | undefined;
  /** Only entries with a lower id. */
  readonly before?: number | undefined;
}

/** A wish to have a call made again. Texts as somebody typed them. */
export interface ScheduleRequest {
  readonly schedule?: Partial<CallSchedule> | undefined;
  readonly sameAgent: boolean;
  readonly newPhone?: string | undefined;
  readonly newContactName?: string | undefined;
  /** Another call than the agent's present one. */
  readonly call?: number | undefined;
}

/** Values for forms, as somebody typed them. */
export interface FormValues {
  readonly form: number;
  readonly fields: readonly { readonly field: number; readonly value: string }[];
}
