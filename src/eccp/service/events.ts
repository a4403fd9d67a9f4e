/** What the call centre tells, as events of the protocol. Some are none of a profile, some are several. */
import type { CallCenterEvent, CallProgress, CallUnlinked, QueueMembershipChanged } from '../../callcenter/events.js';
import type { Call } from '../../callcenter/model-calls.js';
import { secondsBetween } from '../../callcenter/time.js';
import type { EccpEvent } from '../messages/events.js';
import { flatState } from './agent-states.js';
import { callBody } from './call-bodies.js';
import type { ServiceContext } from './context.js';
import { logStatus } from './log-status.js';
import { moment } from './values.js';

/** In the order in which they are sent. */
export function toEccpEvents(event: CallCenterEvent, context: ServiceContext): readonly EccpEvent[] {
  const { profile } = context;
  const isNew = profile === 'issabel5';
  switch (event.type) {
    case 'agentLoggedIn':
      return [{ name: 'agentloggedin', agent: event.agent }];
    case 'agentLoggedOut':
      return [{ name: 'agentloggedout', agent: event.agent }];
    case 'agentLoginFailed': // the older servers say nothing of a phone that was not reached
      return isNew || (event.reason !== 'refused' && event.reason !== 'noAnswer') ? [{ name: 'agentfailedlogin', agent: event.agent }] : [];
    case 'breakStarted': {
      const { id: pause_type, name: pause_name, start, agent: agent_number } = event;
      return [{ name: 'pausestart', pause_class: 'break', pause_type, pause_name, pause_start: moment(start), agent_number }];
    }
    case 'breakEnded':
      return [{ name: 'pauseend', pause_class: 'break', ...pauseTimes(event), pause_type: event.id, pause_name: event.name }];
    case 'holdStarted':
      return [{ name: 'pausestart', pause_class: 'hold', pause_start: moment(event.start), agent_number: event.agent }];
    case 'holdEnded': {
      const end: EccpEvent = { name: 'pauseend', pause_class: 'hold', ...pauseTimes(event) };
      return isNew ? [end, end] : [end]; // the newest server says it twice
    }
    case 'agentRinging':
    case 'agentIdle': {
      const status = event.type === 'agentRinging' ? 'ringing' : 'online';
      return isNew ? event.queues.map((queue) => ({ name: 'agentstatechange', agent_number: event.agent, status, queue })) : [];
    }
    case 'callProgress':
      return isNew || event.entry.kind !== 'transfer' ? [progress(event, context)] : [];
    case 'callLinked':
      return [{ name: 'agentlinked', ...callBody(event.call), campaignlog_id: event.logId, remote_channel: event.call.channel }];
    case 'callUnlinked':
      return [unlinked(event)];
    case 'queueMembershipChanged':
      return isNew || event.reason !== 'login' ? [membership(event, context)] : [];
    case 'recordingMuted':
      return [{ name: 'recordingmute', ...ofCall(event.agent, event.call) }];
    case 'recordingUnmuted':
      return [{ name: 'recordingunmute', ...ofCall(event.agent, event.call) }];
    case 'consultationStarted':
      return isNew ? [{ name: 'consultationstart', agent_number: event.agent }] : [];
    case 'consultationEnded':
      return isNew ? [{ name: 'consultationend', agent_number: event.agent }] : [];
    case 'scheduledCallStarted':
      return [{ name: 'schedulecallstart', ...ofCall(event.agent, event.call) }];
    case 'scheduledCallFailed':
      return [{ name: 'schedulecallfailed', ...ofCall(event.agent, event.call) }];
    case 'healthChanged':
      return [];
  }
}

function pauseTimes({ agent, start, end }: { readonly agent: string; readonly start: number; readonly end: number }) {
  const [pause_start, pause_end, pause_duration] = [moment(start), moment(end), secondsBetween(start, end)];
  return { pause_start, pause_end, pause_duration, agent_number: agent };
}

function ofCall(agent_number: string, { type, campaign, id }: Call) {
  return { agent_number, calltype: type, campaign_id: campaign, call_id: id };
}

function progress({ entry }: CallProgress, { profile }: ServiceContext): EccpEvent<'callprogress'> {
  return {
    name: 'callprogress',
    retry: entry.retry,
    uniqueid: entry.uniqueId,
    trunk: entry.trunk,
    duration: entry.duration === undefined ? undefined : entry.duration / 1000,
    datetime_entry: moment(entry.at),
    new_status: logStatus(entry.kind, profile),
    id: entry.id,
    campaign_type: entry.call.type,
    campaign_id: entry.campaign,
    call_id: entry.call.id,
    phone: entry.phone,
    queue: entry.queue,
  };
}

function unlinked({ agent, call, linkEnd, duration, shortCall, logId }: CallUnlinked): EccpEvent<'agentunlinked'> {
  return {
    name: 'agentunlinked',
    calltype: call.type,
    campaign_id: call.campaign,
    call_id: call.id,
    phone: call.phone,
    datetime_linkend: moment(linkEnd),
    duration: duration / 1000,
    shortcall: shortCall,
    campaignlog_id: logId,
    queue: call.queue,
    agent_number: agent,
  };
}

function membership({ view, call, at }: QueueMembershipChanged, { profile }: ServiceContext): EccpEvent<'queuemembership'> {
  return { name: 'queuemembership', agent_number: view.number, ...flatState({ view, call, now: at, profile }), queues: view.queues };
}
