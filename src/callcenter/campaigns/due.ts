/** Which calls of a campaign can be made now. */
import type { OutgoingCampaign } from '../model-campaigns.js';
import type { CallRecord } from '../state/records.js';
import type { World } from '../state/world.js';
import { dateOf, isWithin, timeOf } from '../time.js';

/** Active, within its dates and its working time. */
export function isWorking(campaign: OutgoingCampaign, now: number): boolean {
  const [today, time] = [dateOf(now), timeOf(now)];
  if (campaign.status !== 'active' || today < campaign.startDate || today > campaign.endDate) return false;
  return isWithin(time, campaign.workStart, campaign.workEnd);
}

/** Calls that wait for their time to come, those with a schedule first, then those never tried, each in the order of their ids. */
export function dueCalls(world: World, campaign: OutgoingCampaign): CallRecord[] {
  const due = world.calls.ofCampaign('outgoing', campaign.id).filter((call) => isDue(world, campaign, call));
  return due.sort((a, b) => rank(a) - rank(b) || a.id - b.id);
}

function isDue(world: World, campaign: OutgoingCampaign, call: CallRecord): boolean {
  if (call.status === 'pending') return call.schedule === undefined || isScheduledNow(call, world.now());
  const failed = call.status === 'failure' || call.status === 'noAnswer' || call.status === 'abandoned' || call.status === 'shortCall';
  return failed && call.retries + 1 < campaign.retries && world.now() - (call.lastTry ?? 0) >= world.config.timing.retry;
}

function isScheduledNow({ schedule }: CallRecord, now: number): boolean {
  if (!schedule) return true;
  const today = dateOf(now);
  return schedule.dateInit <= today && today <= schedule.dateEnd && isWithin(timeOf(now), schedule.timeInit, schedule.timeEnd);
}

function rank(call: CallRecord): number {
  if (call.schedule) return 0;
  return call.status === 'pending' ? 1 : 2;
}
