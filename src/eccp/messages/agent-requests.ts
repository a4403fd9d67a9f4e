/** Requests about agents: their session, their breaks, their state, their queues. */
import { stateFields } from './agent-state.js';
import { list, present, record } from './record.js';
import { request } from './request.js';
import { integer, moment, openWord, text, word } from './scalars.js';
import { attribute, optional, repeated } from './shape.js';

/** Whose request it is. A client that knows the agent's password adds the hash. */
export const byAgent = { agent_number: text, agent_hash: optional(text) } as const;
export const success = record({ success: present });

const ofAgent = record(byAgent);
const anyAgent = record({ agent_number: text });
const agents = record({ agents: list('agent_number', text) });
const queues = list('queue', text);
const loginStatus = record({ status: openWord('logging', 'logged-in', 'logged-out') });

/** `logging` means that it has begun: the event `agentloggedin` or `agentfailedlogin` follows. */
export const loginagent = request(
  'agent-itself',
  record({ ...byAgent, extension: text, timeout: optional(integer), password: optional(text) }),
  loginStatus,
);
/** Always `logged-out`: the order was given. The event `agentloggedout` says that it was carried out. */
export const logoutagent = request('agent-itself', ofAgent, loginStatus);
export const pauseagent = request('agent', record({ ...byAgent, pause_type: integer }), success);
export const unpauseagent = request('agent', ofAgent, success);
export const pingagent = request('agent', ofAgent, success);

export const getagentstatus = request('session', anyAgent, record(stateFields));
export const getmultipleagentstatus = request(
  'session',
  agents,
  record({ agents: list('agent', record({ agent_number: text, ...stateFields })) }),
);

export const getagentqueues = request('session', anyAgent, record({ queues }));
export const getmultipleagentqueues = request('session', agents, record({ agents: list('agent', record({ agent_number: text, queues })) }));

/** Inactive breaks are listed too: `status` is `A` for those that can be chosen. */
export const getpauses = request(
  'session',
  record({}),
  record({
    pause: repeated(
      record({
        id: attribute(integer),
        name: text,
        status: openWord('A', 'I'),
        type: openWord('B', 'H'),
        description: optional(text),
      }),
    ),
  }),
);

const callSums = record({ queue: repeated(record({ id: attribute(text), sec_calls: integer, num_calls: integer })) });

export const getagentactivitysummary = request(
  'session',
  record({ datetime_start: optional(text), datetime_end: optional(text) }),
  record({
    agents: list(
      'agent',
      record({
        agentchannel: text,
        agentname: optional(text),
        logintime: integer,
        callsummary: record({ incoming: callSums, outgoing: callSums }),
        lastsessionstart: optional(moment),
        lastsessionend: optional(moment),
        lastpausestart: optional(moment),
        lastpauseend: optional(moment),
      }),
    ),
  }),
);

/** Of a technology that the server does not know it says `status` and `message` instead. */
export const getextensionstatus = request(
  'session',
  record({ extension: text }),
  record({
    extension: optional(text),
    registered: optional(word('yes', 'no')),
    status: optional(text),
    message: optional(text),
  }),
  'issabel5',
);
