/**
 * The state of an agent in the two forms that the protocol has for it. Asked for more often than anything else: objects are
 * written out, because one that begins with a spread takes the host fifty times as long.
 */
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
  const { status, channel, extension, onhold } = common(sources);
  const { break: pause } = view;
  return {
    status,
    channel,
    extension,
    onhold,
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
  const { status, channel, extension, onhold } = common(sources);
  const { break: pause } = view;
  const state = {
    status,
    channel,
    extension,
    onhold,
    callchannel: call?.channel,
    pauseid: pause?.id,
    pausename: pause?.name,
    pausestart: shortMoment(pause?.start, now),
  };
  return call === undefined ? state : Object.assign(state, callState(call, now));
}

/** A call that an agent is in, or that waits for one. */
export function callState(call: Call, now: number): RecordOf<typeof callFields> {
  const isOutgoing = call.type === 'outgoing';
  return {
    calltype: call.type,
    callid: call.id,
    campaign_id: call.campaign,
    queuenumber: call.queue,
    callnumber: call.phone,
    callstatus: stateWord(call.status),
    trunk: call.trunk,
    dialstart: isOutgoing ? shortMoment(call.originateStart, now) : undefined,
    dialend: isOutgoing ? shortMoment(call.originateEnd, now) : undefined,
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
