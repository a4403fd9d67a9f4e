/** How campaigns, queues and agents are doing, and what happened. */
import type { LogEntry } from '../../callcenter/model-calls.js';
import type { AgentActivity, QueueWork, StatusReport } from '../../callcenter/model-reports.js';
import type { Profile } from '../messages/request.js';
import type { Answer, ReceivedArguments } from '../messages/requests.js';
import { type Command, command } from '../server/command.js';
import { badRequest, commandFailed, RequestRefused } from '../server/refusal.js';
import { callState, flatState } from './agent-states.js';
import { isCampaignType } from './call-data-commands.js';
import type { ServiceContext } from './context.js';
import { readDay, readRange } from './date-range.js';
import { logStatus } from './log-status.js';
import { moment, optionalMoment, startOfDay, toInteger, toOptionalInteger } from './values.js';

export function reportCommands(context: ServiceContext): readonly Command[] {
  const { callCenter } = context;
  return [
    command('getcampaignstatus', ({ campaign_type = 'outgoing', campaign_id, datetime_start }) => {
      if (!isCampaignType(campaign_type) || campaign_id === undefined) return badRequest();
      const since = readDay(datetime_start, 'start');
      if (since instanceof RequestRefused) return since;
      const report = callCenter.campaignStatus(campaign_type, toInteger(campaign_id), since === undefined ? undefined : startOfDay(since));
      return report ? describeStatus(report, context) : commandFailed(404, 'Campaign not found');
    }),
    command('getincomingqueuestatus', ({ queue, datetime_start }) => {
      if (queue === undefined) return badRequest();
      const since = readDay(datetime_start, 'start');
      if (since instanceof RequestRefused) return since;
      return describeStatus(callCenter.queueStatus(queue, since === undefined ? undefined : startOfDay(since)), context);
    }),
    command('getcampaignqueuewait', ({ campaign_type, campaign_id }) => {
      if (campaign_type === undefined || !isCampaignType(campaign_type) || campaign_id === undefined) return badRequest();
      const { intervals, abandoned } = callCenter.queueWait(campaign_type, toInteger(campaign_id));
      return { histogram: intervals, abandoned };
    }),
    command('campaignlog', (args) => campaignlog(args, context)),
    command('getagentactivitysummary', (args) => {
      const range = readRange(args, callCenter.now());
      if (range instanceof RequestRefused) return range;
      return { agents: callCenter.activity(range.from, range.to).map(describeActivity) };
    }),
  ];
}

function describeStatus(report: StatusReport, { callCenter, profile }: ServiceContext): Answer<'getcampaignstatus'> {
  const now = callCenter.now();
  return {
    statuscount: describeCounts(report.status),
    agents: report.agents.map(({ agent: view, call }) => ({ agentchannel: view.number, ...flatState({ view, call, now, profile }) })),
    activecalls: report.activeCalls.map((call) => callState(call, now)),
    stats: { total_sec: report.totalSeconds, max_duration: report.maxSeconds },
  };
}

function describeCounts(status: StatusReport['status']): Answer<'getcampaignstatus'>['statuscount'] {
  if (status.type === 'incoming') {
    const { onQueue: onqueue, onHold: onhold, lostTrack: losttrack, ...same } = status.counts;
    return { ...same, onqueue, onhold, losttrack };
  }
  const { onQueue: onqueue, onHold: onhold, shortCall: shortcall, noAnswer: noanswer, ...same } = status.counts;
  return { ...same, onqueue, onhold, shortcall, noanswer };
}

/** The calls of a campaign, or those of a queue that belong to none. */
function campaignlog(
  args: ReceivedArguments<'campaignlog'>,
  { callCenter, profile }: ServiceContext,
): Answer<'campaignlog'> | RequestRefused {
  const { campaign_type: type, queue, idbefore } = args;
  const campaign = toOptionalInteger(args.campaign_id);
  if (type === undefined || !isCampaignType(type)) return badRequest();
  if (campaign === undefined && (type === 'outgoing' || queue === undefined)) return badRequest();
  const range = readRange(args, callCenter.now());
  if (range instanceof RequestRefused) return range;
  const last = toOptionalInteger(args.last_n ?? args.lastN); // the second is the spelling of the text of the protocol
  const entries = callCenter.log({
    type,
    ...(campaign === undefined ? { queue } : { campaign }),
    ...range,
    last,
    before: last === undefined ? undefined : toOptionalInteger(idbefore),
  });
  return { logentries: entries.map((entry) => describeEntry(entry, profile)) };
}

function describeEntry(entry: LogEntry, profile: Profile): Answer<'campaignlog'>['logentries'][number] {
  return {
    id: entry.id,
    datetime_entry: moment(entry.at),
    phone: entry.phone,
    queue: entry.queue,
    campaign_type: entry.call.type,
    campaign_id: entry.campaign,
    call_id: entry.call.id,
    new_status: logStatus(entry.kind, profile),
    retry: entry.retry,
    uniqueid: entry.uniqueId,
    trunk: entry.trunk,
    duration: entry.duration === undefined ? undefined : Math.round(entry.duration / 1000),
    agentchannel: entry.agent,
  };
}

function describeActivity(activity: AgentActivity): Answer<'getagentactivitysummary'>['agents'][number] {
  return {
    agentchannel: activity.agent,
    agentname: activity.name,
    logintime: activity.loginSeconds,
    callsummary: { incoming: describeWork(activity.incoming), outgoing: describeWork(activity.outgoing) },
    lastsessionstart: optionalMoment(activity.lastSessionStart),
    lastsessionend: optionalMoment(activity.lastSessionEnd),
    lastpausestart: optionalMoment(activity.lastPauseStart),
    lastpauseend: optionalMoment(activity.lastPauseEnd),
  };
}

function describeWork(work: readonly QueueWork[]) {
  return { queue: work.map(({ queue, seconds, calls }) => ({ id: queue, sec_calls: seconds, num_calls: calls })) };
}
