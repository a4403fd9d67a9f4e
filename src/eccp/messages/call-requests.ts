/** Requests about calls: what an agent does with the present one, and what is kept about any. */
import { byAgent, success } from './agent-requests.js';
import { callType } from './agent-state.js';
import { callData } from './call-data.js';
import { list, present, record } from './record.js';
import { request } from './request.js';
import { flag, integer, text, truth } from './scalars.js';
import { attribute, content, optional, optionalContent, repeated } from './shape.js';

const ofAgent = record(byAgent);
/** Digits. */
const toExtension = record({ ...byAgent, extension: text });

export const hangup = request('agent', ofAgent, success);
export const hold = request('agent', ofAgent, success);
export const unhold = request('agent', ofAgent, success);
export const transfercall = request('agent', toExtension, success);
/** `consultation` comes from servers of the profile `issabel5`. */
export const atxfercall = request('agent', toExtension, record({ success: present, consultation: optional(truth) }));
export const transfercallagent = request('agent', record({ ...byAgent, target_agent_number: text }), success, 'issabel5');
/** `timeout`: seconds until the recording goes on by itself. */
export const mixmonitormute = request('agent', record({ ...byAgent, timeout: optional(integer) }), success);
export const mixmonitorunmute = request('agent', ofAgent, success);

export const getchanvars = request(
  'agent',
  ofAgent,
  record({ clientchannel: optional(text), chanvars: list('chanvar', record({ label: text, value: text })) }),
);

export const getcallinfo = request(
  'session',
  record({ campaign_type: optional(callType), campaign_id: optional(integer), call_id: integer }),
  callData,
);

export const setcontact = request('agent', record({ ...byAgent, call_id: integer, contact_id: integer }), success);

/** The agent is part of it in the text of the protocol only by its examples. */
export const saveformdata = request(
  'agent',
  record({
    ...byAgent,
    campaign_type: optional(callType),
    call_id: integer,
    forms: list('form', record({ id: attribute(integer), field: repeated(record({ id: attribute(integer), value: content(text) })) })),
  }),
  success,
);

/**
 * Another call to the present outgoing one, or to the one that `campaign_type` and `call_id` name. Servers know the time
 * either as four elements or as one text `yyyy-mm-dd hh:mm:ss`, and `phone` only with the latter.
 */
export const schedulecall = request(
  'agent',
  record({
    ...byAgent,
    schedule: optional(
      record({
        date_init: optional(text),
        date_end: optional(text),
        time_init: optional(text),
        time_end: optional(text),
        moment: optionalContent(text),
      }),
    ),
    phone: optional(text),
    sameagent: optional(flag),
    newphone: optional(text),
    newcontactname: optional(text),
    campaign_type: optional(callType),
    call_id: optional(integer),
  }),
  success,
);
