/** How the state of an agent is written: in elements of its own, or flat with other names. */
import { record } from './record.js';
import { flag, integer, moment, openWord, text, word } from './scalars.js';
import { optional, type RecordOf } from './shape.js';

export const callType = word('incoming', 'outgoing');
export type CallType = 'incoming' | 'outgoing';

/** `ringing` comes only from servers of the profile `issabel5`. */
export const agentStatus = openWord('offline', 'online', 'oncall', 'paused', 'ringing');

const pauseInfo = record({ pauseid: integer, pausename: text, pausestart: moment });

/** A scheduled call that waits for the agent it is reserved for. */
const waitedCallInfo = record({ calltype: callType, campaign_id: optional(integer), callid: integer, status: text });

/** A call of an agent, or one that waits for one. */
export const callFields = {
  calltype: callType,
  callid: integer,
  campaign_id: optional(integer),
  queuenumber: optional(text),
  callnumber: optional(text),
  callstatus: optional(openWord('Success', 'OnHold', 'OnQueue', 'Placing', 'Ringing')),
  trunk: optional(text),
  dialstart: optional(moment),
  dialend: optional(moment),
  queuestart: optional(moment),
  linkstart: optional(moment),
} as const;

export const stateFields = {
  status: agentStatus,
  /** Together with `offline`: the agent is being logged in. */
  channel: optional(text),
  extension: optional(text),
  remote_channel: optional(text),
  waitedcallinfo: optional(waitedCallInfo),
  onhold: optional(flag),
  pauseinfo: optional(pauseInfo),
  callinfo: optional(record(callFields)),
} as const;

/** As in campaign states and `queuemembership`; the agent itself is named by the record around it. */
export const flatStateFields = {
  status: agentStatus,
  channel: optional(text),
  extension: optional(text),
  callchannel: optional(text),
  onhold: optional(flag),
  pauseid: optional(integer),
  pausename: optional(text),
  pausestart: optional(moment),
  ...callFields,
  calltype: optional(callType),
  callid: optional(integer),
} as const;

/** The state of an agent as `getagentstatus` says it. */
export type AgentState = RecordOf<typeof stateFields>;
/** The state of an agent as `queuemembership` and the states of campaigns say it. */
export type FlatAgentState = RecordOf<typeof flatStateFields>;
