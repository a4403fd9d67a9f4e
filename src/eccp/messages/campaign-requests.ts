/** Requests about campaigns and queues: what they are, how they are doing, what happened in them. */
import { callFields, callType, flatStateFields } from './agent-state.js';
import { list, record } from './record.js';
import { request } from './request.js';
import { decimal, integer, moment, openWord, text } from './scalars.js';
import { attribute, optional, optionalAttribute, repeated } from './shape.js';

const page = { limit: optional(integer), offset: optional(integer) } as const;
/** Dates are `yyyy-mm-dd`. */
const range = { datetime_start: optional(text), datetime_end: optional(text) } as const;
const ofCampaign = { campaign_type: optional(callType), campaign_id: integer } as const;

export const getcampaignlist = request(
  'session',
  record({
    campaign_type: optional(callType),
    status: optional(openWord('active', 'inactive', 'finished')),
    filtername: optional(text),
    ...range,
    ...page,
  }),
  record({ campaigns: list('campaign', record({ id: integer, type: callType, name: text, status: text })) }),
);

const formField = record({
  order: attribute(integer),
  id: attribute(integer),
  label: text,
  type: openWord('TEXT', 'TEXTAREA', 'LIST', 'DATE', 'LABEL'),
  maxsize: optional(integer),
  default_value: optional(text),
  options: optional(list('value', text)),
});
const form = record({
  id: attribute(integer),
  name: optionalAttribute(text),
  description: optionalAttribute(text),
  status: optionalAttribute(text),
  field: repeated(formField),
});

/** Incoming ones have no `retries`, `trunk`, `context` and `maxchan`; the second and third URL are not on every server. */
export const getcampaigninfo = request(
  'session',
  record(ofCampaign),
  record({
    name: text,
    type: callType,
    startdate: text,
    enddate: text,
    working_time_starttime: text,
    working_time_endtime: text,
    queue: text,
    retries: optional(integer),
    trunk: optional(text),
    context: optional(text),
    maxchan: optional(integer),
    status: text,
    script: optional(text),
    urltemplate: optional(text),
    urldescription: optional(text),
    urlopentype: optional(text),
    urltemplate2: optional(text),
    urldescription2: optional(text),
    urlopentype2: optional(text),
    urltemplate3: optional(text),
    urldescription3: optional(text),
    urlopentype3: optional(text),
    forms: optional(list('form', form)),
  }),
);

/** Intervals of seconds; the last one has no `upper`. */
export const getcampaignqueuewait = request(
  'session',
  record({ campaign_type: callType, campaign_id: integer }),
  record({
    histogram: list('interval', record({ lower: integer, upper: optional(integer), count: integer })),
    abandoned: integer,
  }),
);

/** Which of the counts there are depends on the type of the campaign. */
const counts = record({
  total: optional(integer),
  pending: optional(integer),
  placing: optional(integer),
  ringing: optional(integer),
  onqueue: optional(integer),
  success: optional(integer),
  onhold: optional(integer),
  failure: optional(integer),
  shortcall: optional(integer),
  noanswer: optional(integer),
  abandoned: optional(integer),
  finished: optional(integer),
  losttrack: optional(integer),
});

/** `activecalls` are those that no agent has yet. Times in seconds. */
const state = record({
  statuscount: counts,
  agents: list('agent', record({ agentchannel: text, ...flatStateFields })),
  activecalls: list('activecall', record(callFields)),
  stats: optional(record({ total_sec: integer, max_duration: integer })),
});

export const getcampaignstatus = request('session', record({ ...ofCampaign, datetime_start: optional(text) }), state);
export const getincomingqueuestatus = request('session', record({ queue: text, datetime_start: optional(text) }), state);

export const getqueuescript = request('session', record({ queue: text }), record({ script: text }));
export const getincomingqueuelist = request(
  'session',
  record(page),
  record({ queues: list('queue', record({ id: integer, queue: text, status: text })) }),
);

/** Shared with the event `callprogress`; `retry` and what follows it stand elsewhere there. */
export const logStatus = openWord(
  ...(['Placing', 'Dialing', 'Ringing', 'OnQueue', 'Success', 'OnHold', 'OffHold', 'Transfer', 'Hangup', 'ShortCall'] as const),
  ...(['Failure', 'NoAnswer', 'Abandoned'] as const),
);

/** The last `last_n` entries, before the entry `idbefore`. `lastN` is the spelling of the text of the protocol. */
export const campaignlog = request(
  'session',
  record({
    campaign_type: callType,
    campaign_id: optional(integer),
    queue: optional(text),
    ...range,
    last_n: optional(integer),
    lastN: optional(integer),
    idbefore: optional(integer),
  }),
  record({
    logentries: list(
      'logentry',
      record({
        id: integer,
        datetime_entry: moment,
        phone: optional(text),
        queue: optional(text),
        campaign_type: callType,
        campaign_id: optional(integer),
        call_id: optional(integer),
        new_status: logStatus,
        retry: optional(integer),
        uniqueid: optional(text),
        trunk: optional(text),
        duration: optional(decimal),
        agentchannel: optional(text),
      }),
    ),
  }),
);
