/** What the events of a server say about the state of an agent. */
import type { AgentState } from '../messages/agent-state.js';
import type { EccpEvent } from '../messages/events.js';

type Changed = { -readonly [K in keyof AgentState]: AgentState[K] };

const OFFLINE: AgentState = { status: 'offline' };

/** The state after an event of that agent. Events say less than states: the rest stays as it was. */
export function afterEvent(state: AgentState, event: EccpEvent): AgentState {
  switch (event.name) {
    case 'agentloggedin':
      return state.status === 'offline' ? { ...state, status: 'online', onhold: false } : state;
    case 'agentloggedout':
    case 'agentfailedlogin':
      return OFFLINE;
    case 'pausestart':
      return changed(state, (next) => startPause(next, event));
    case 'pauseend':
      return changed(state, (next) => {
        if (event.pause_class === 'hold') next.onhold = false;
        else delete next.pauseinfo;
      });
    case 'agentlinked': {
      const { calltype, call_id: callid, campaign_id, queue: queuenumber, phone: callnumber, trunk } = event;
      return changed(state, (next) => {
        next.remote_channel = event.remote_channel;
        next.callinfo = { calltype, callid, campaign_id, queuenumber, callnumber, callstatus: 'Success', trunk };
      });
    }
    case 'agentunlinked':
      return changed(state, (next) => {
        delete next.remote_channel;
        delete next.callinfo;
      });
    case 'agentstatechange':
      return changed(state, (next) => {
        next.status = event.status;
      });
    default:
      return state;
  }
}

/** Whether two states are the same to those who watch: what events would have told. */
export function sameState(a: AgentState, b: AgentState): boolean {
  return (
    a.status === b.status &&
    a.pauseinfo?.pauseid === b.pauseinfo?.pauseid &&
    (a.onhold ?? false) === (b.onhold ?? false) &&
    a.callinfo?.calltype === b.callinfo?.calltype &&
    a.callinfo?.callid === b.callinfo?.callid
  );
}

function startPause(next: Changed, event: EccpEvent<'pausestart'>): void {
  if (event.pause_class === 'hold') next.onhold = true;
  else next.pauseinfo = { pauseid: event.pause_type ?? 0, pausename: event.pause_name ?? '', pausestart: event.pause_start ?? '' };
}

/** A call counts more than a pause, and that more than ringing, as servers compute it. */
function changed(state: AgentState, change: (next: Changed) => void): AgentState {
  const next: Changed = { ...state };
  change(next);
  if (next.callinfo) next.status = 'oncall';
  else if (next.pauseinfo || next.onhold) next.status = 'paused';
  else if (next.status !== 'ringing' && next.status !== 'offline') next.status = 'online';
  return next;
}
