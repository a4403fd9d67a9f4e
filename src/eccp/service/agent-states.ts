/** The state of an agent in the two forms that the protocol has for it. */
import type { AgentView } from '../../callcenter/model-agents.js';
import type { Call } from '../../callcenter/model-calls.js';
import type { AgentState, callFields, FlatAgentState } from '../messages/agent-state.js';
import type { Profile } from '../messages/request.js';
import type { RecordOf } from '../messages/shape.js';
import { stateWord } from './call-status.js';
import { shortMoment } from './values.js';

/** What a state is made of. */
export interface StateSources {
  readonly view: AgentView;
  readonly call: Call | undefined;
  readonly now: number;
  readonly profile: Profile;
}

/** As in `getagentstatus`. @param awaited a scheduled call that is being made for the agent */
export function nestedState(sources: StateSources, awaited: Call | undefined): AgentState {
  const { view, call, now } = sources;
  const { break: pause } = view;
  return {
    ...common(sources),
    remote_channel: call?.channel,
    waitedcallinfo: awaited && {
      calltype: awaited.type,
      campaign_id: awaited.campaign,
      callid: awaited.id,
      status: stateWord(awaited.status),
    },
    pauseinfo: pause && { pauseid: pause.id, pausename: pause.name, pausestart: shortMoment(pause.start, now) ?? '' },
    callinfo: call && callState(call, now),
  };
}

/** As in states of campaigns and `queuemembership`. */
export function flatState(sources: StateSources): FlatAgentState {
  const { view, call, now } = sources;
  const { break: pause } = view;
  return {
    ...common(sources),
    callchannel: call?.channel,
    pauseid: pause?.id,
    pausename: pause?.name,
    pausestart: shortMoment(pause?.start, now),
    ...(call && callState(call, now)),
  };
}

/** A call that an agent is in, or that waits for one. */
export function callState(call: Call, now: number): RecordOf<typeof callFields> {
  return {
    calltype: call.type,
    callid: call.id,
    campaign_id: call.campaign,
    queuenumber: call.queue,
    callnumber: call.phone,
    callstatus: stateWord(call.status),
    trunk: call.trunk,
    ...(call.type === 'outgoing' && {
      dialstart: shortMoment(call.originateStart, now),
      dialend: shortMoment(call.originateEnd, now),
    }),
    queuestart: shortMoment(call.queueStart, now),
    linkstart: shortMoment(call.linkStart, now),
  };
}

function common({ view, profile }: StateSources) {
  const { status, channel, extension, login, onHold } = view;
  return {
    status: status === 'ringing' && profile === 'rev5' ? ('online' as const) : status,
    channel,
    extension,
    onhold: login === 'in' ? onHold : undefined,
  };
}
