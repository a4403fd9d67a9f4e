/** The table of events. All fields in the order of the wire. */
import { agentStatus, callType, flatStateFields } from './agent-state.js';
import type { Body } from './body.js';
import { linkedCall } from './call-data.js';
import { logStatus } from './campaign-requests.js';
import { list, record } from './record.js';
import type { Profile } from './request.js';
import { decimal, flag, integer, moment, text, word } from './scalars.js';
import { optional } from './shape.js';

interface EventDescription<T> {
  readonly body: Body<T, unknown>;
  /** Missing: every server has it. */
  readonly only?: Profile | undefined;
}

function event<T>(body: Body<T, unknown>, only?: Profile): EventDescription<T> {
  return { body, only };
}

const ofAgent = record({ agent: text });
const ofCall = record({ agent_number: text, calltype: callType, campaign_id: optional(integer), call_id: integer });
const consultation = record({ agent_number: text });
/** `pause_type` is the id of a break; a hold has none. */
const pauseClass = word('break', 'hold');

export const EVENTS = {
  agentloggedin: event(ofAgent),
  agentloggedout: event(ofAgent),
  agentfailedlogin: event(ofAgent),
  pausestart: event(
    record({
      pause_class: pauseClass,
      pause_type: optional(integer),
      pause_name: optional(text),
      pause_start: optional(moment),
      agent_number: text,
    }),
  ),
  /** `pause_duration` in whole seconds. */
  pauseend: event(
    record({
      pause_class: pauseClass,
      pause_start: optional(moment),
      pause_end: optional(moment),
      pause_duration: optional(integer),
      pause_type: optional(integer),
      pause_name: optional(text),
      agent_number: text,
    }),
  ),
  agentlinked: event(linkedCall),
  /** `duration` in seconds with a fraction. */
  agentunlinked: event(
    record({
      calltype: callType,
      campaign_id: optional(integer),
      call_id: integer,
      phone: optional(text),
      datetime_linkend: optional(moment),
      duration: optional(decimal),
      shortcall: optional(flag),
      campaignlog_id: optional(integer),
      queue: optional(text),
      agent_number: text,
    }),
  ),
  /** Comes only after the request `callprogress`. `id` is that of the log entry. */
  callprogress: event(
    record({
      retry: optional(integer),
      uniqueid: optional(text),
      trunk: optional(text),
      duration: optional(decimal),
      datetime_entry: moment,
      new_status: logStatus,
      id: integer,
      campaign_type: callType,
      campaign_id: optional(integer),
      call_id: integer,
      phone: optional(text),
      queue: optional(text),
    }),
  ),
  queuemembership: event(record({ agent_number: text, ...flatStateFields, queues: list('queue', text) })),
  recordingmute: event(ofCall),
  recordingunmute: event(ofCall),
  schedulecallstart: event(ofCall),
  schedulecallfailed: event(ofCall),
  agentstatechange: event(record({ agent_number: text, status: agentStatus, queue: optional(text) }), 'issabel5'),
  consultationstart: event(consultation, 'issabel5'),
  consultationend: event(consultation, 'issabel5'),
} as const;

export type EventName = keyof typeof EVENTS;
type FieldsOf<D> = D extends EventDescription<infer T> ? T : never;
/** The fields of an event. */
export type EventFields<N extends EventName> = FieldsOf<(typeof EVENTS)[N]>;
/** An event: its name and its fields. */
export type EccpEvent<N extends EventName = EventName> = N extends EventName ? { readonly name: N } & EventFields<N> : never;

export function isEventName(name: string): name is EventName {
  return Object.hasOwn(EVENTS, name);
}

/** The events that a server of that profile sends. */
export function eventNames(profile: Profile): readonly EventName[] {
  const rows: Readonly<Record<EventName, { readonly only?: Profile | undefined }>> = EVENTS;
  return (Object.keys(rows) as EventName[]).filter((name) => (rows[name].only ?? profile) === profile);
}

/** Whom an event is about, which is what the filter of a connection looks at; `callprogress` names no agent. */
export function agentOf(event: EccpEvent): string | undefined {
  if ('agent' in event) return event.agent;
  return 'agent_number' in event ? event.agent_number : undefined;
}
