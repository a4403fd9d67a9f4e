/** Having an outgoing call made again, at a wished time or at the end of the campaign. */
import { agentOnDuty } from '../agents/break.js';
import type { CallSchedule, ScheduleRequest } from '../model-calls.js';
import type { OutgoingCampaign } from '../model-campaigns.js';
import { DONE, type Outcome, type Refused, refuse } from '../refusal.js';
import type { CallRecord } from '../state/records.js';
import type { World } from '../state/world.js';
import { dateOf, isDate, isTime, isWithin } from '../time.js';
import { newCall } from './new-call.js';

/** Checks in the order of what is wrong with the texts, then with the agent, then with the campaign. */
export function scheduleCall(world: World, number: string, request: ScheduleRequest): Outcome {
  const checked = checkTexts(world, request);
  if ('refusal' in checked) return checked;
  const found = agentOnDuty(world, number);
  if ('refusal' in found) return found;
  const { schedule } = checked;
  const named = request.call === undefined ? undefined : world.calls.get({ type: 'outgoing', id: request.call });
  const original = named ?? world.callOf(found.agent);
  if (original?.type !== 'outgoing') return refuse('not-in-outgoing-call');
  const campaign = campaignOf(world, original);
  if (!campaign) return refuse('not-in-outgoing-call');
  const outside = schedule && outsideOf(campaign, schedule);
  if (outside) return outside;
  const again = repeat(world, original, request, schedule, request.sameAgent ? number : undefined);
  if (isDuplicate(world, campaign.id, again)) return refuse('duplicate-scheduled-call');
  const fault = world.takeFault('scheduleCall');
  if (fault) return fault;
  world.calls.add({ ...again, id: world.count('outgoingCall') });
  return DONE;
}

function checkTexts(world: World, request: ScheduleRequest): { readonly schedule: CallSchedule | undefined } | Refused {
  const { schedule, sameAgent, newPhone } = request;
  const complete = schedule && completeSchedule(schedule);
  if (schedule && !complete) return refuse('incomplete-schedule');
  if (sameAgent && !schedule) return refuse('same-agent-needs-schedule');
  if (newPhone !== undefined && !/^\d+$/.test(newPhone)) return refuse('invalid-new-phone');
  if (!complete) return { schedule: undefined };
  if (!isDate(complete.dateInit)) return refuse('invalid-date-init');
  if (!isDate(complete.dateEnd)) return refuse('invalid-date-end');
  if (!isTime(complete.timeInit)) return refuse('invalid-time-init');
  if (!isTime(complete.timeEnd)) return refuse('invalid-time-end');
  if (complete.dateInit < dateOf(world.now())) return refuse('date-in-the-past');
  return { schedule: inOrder(complete) };
}

function completeSchedule({ dateInit, dateEnd, timeInit, timeEnd }: Partial<CallSchedule>): CallSchedule | undefined {
  if (dateInit === undefined || dateEnd === undefined || timeInit === undefined || timeEnd === undefined) return undefined;
  return { dateInit, dateEnd, timeInit, timeEnd };
}

function inOrder(schedule: CallSchedule): CallSchedule {
  const { dateInit, dateEnd } = schedule;
  return dateInit <= dateEnd ? schedule : { ...schedule, dateInit: dateEnd, dateEnd: dateInit };
}

function outsideOf(campaign: OutgoingCampaign, { dateInit, dateEnd, timeInit, timeEnd }: CallSchedule): Refused | undefined {
  if (dateInit < campaign.startDate || dateEnd > campaign.endDate) return refuse('dates-outside-campaign');
  const { workStart, workEnd } = campaign;
  return isWithin(timeInit, workStart, workEnd) && isWithin(timeEnd, workStart, workEnd) ? undefined : refuse('times-outside-campaign');
}

function repeat(
  world: World,
  original: CallRecord,
  request: ScheduleRequest,
  schedule: CallSchedule | undefined,
  agent: string | undefined,
): CallRecord {
  const name = request.newContactName;
  const [first, ...others] = original.attributes;
  const call = newCall({
    type: 'outgoing',
    id: 0,
    campaign: original.campaign,
    queue: original.queue ?? '',
    phone: request.newPhone ?? original.phone,
    attributes: name === undefined ? original.attributes : [{ label: first?.label ?? 'name', value: name }, ...others],
    variables: world.config.variables,
  });
  return { ...call, schedule, reservedFor: agent };
}

/** The same number at the same time, still to be made. */
function isDuplicate(world: World, campaign: number, { phone, schedule, reservedFor }: CallRecord): boolean {
  return world.calls
    .ofCampaign('outgoing', campaign)
    .some(
      (call) =>
        call.status === 'pending' &&
        call.phone === phone &&
        call.reservedFor === reservedFor &&
        schedule !== undefined &&
        call.schedule !== undefined &&
        Object.entries(schedule).every(([key, value]) => call.schedule?.[key as keyof CallSchedule] === value),
    );
}

function campaignOf(world: World, call: CallRecord): OutgoingCampaign | undefined {
  const campaign = world.config.campaigns.find(({ type, id }) => type === 'outgoing' && id === call.campaign);
  return campaign?.type === 'outgoing' ? campaign : undefined;
}
