/** What is known about a call: the body of `agentlinked`, and of the answer of `getcallinfo`. */
import { choice, list, record } from './record.js';
import { integer, moment, text, word } from './scalars.js';
import { attribute, optional, repeated } from './shape.js';

const label = record({ label: text, value: optional(text), order: optional(integer) });
const attributes = list('attribute', label);
const contact = record({ id: attribute(integer), attribute: repeated(label) });
const survey = list(
  'form',
  record({ id: attribute(integer), field: repeated(record({ id: attribute(integer), label: optional(text), value: optional(text) })) }),
);

/** The two kinds of call have other fields, and those they share in another order. */
const incoming = {
  calltype: word('incoming'),
  call_id: integer,
  campaign_id: optional(integer),
  phone: optional(text),
  status: optional(text),
  uniqueid: optional(text),
  datetime_join: optional(moment),
  datetime_linkstart: optional(moment),
  trunk: optional(text),
  queue: optional(text),
  agent_number: optional(text),
  call_attributes: optional(attributes),
  matching_contacts: optional(list('contact', contact)),
  call_survey: optional(survey),
} as const;

const outgoing = {
  calltype: word('outgoing'),
  call_id: integer,
  campaign_id: optional(integer),
  phone: optional(text),
  status: optional(text),
  uniqueid: optional(text),
  datetime_originate: optional(moment),
  datetime_originateresponse: optional(moment),
  datetime_join: optional(moment),
  datetime_linkstart: optional(moment),
  retries: optional(integer),
  agent_number: optional(text),
  trunk: optional(text),
  call_attributes: optional(attributes),
  call_survey: optional(survey),
  queue: optional(text),
} as const;

const link = { campaignlog_id: optional(integer), remote_channel: optional(text) } as const;

export const callData = choice('calltype', { incoming: record(incoming), outgoing: record(outgoing) });
/** A call at the moment at which an agent gets it. */
export const linkedCall = choice('calltype', { incoming: record({ ...incoming, ...link }), outgoing: record({ ...outgoing, ...link }) });
