import type { CampaignType } from '../model-campaigns.js';
import type { WaitReport } from '../model-reports.js';
import type { World } from '../state/world.js';
import { secondsBetween } from '../time.js';

const WIDTH = 5;
const INTERVALS = 7;

/** How long the calls of a campaign that reached an agent had waited, and how many waited in vain. */
export function queueWait(world: World, type: CampaignType, id: number): WaitReport {
  const counts = Array.from({ length: INTERVALS }, () => 0);
  let abandoned = 0;
  for (const { status, queueStart, firstLink } of world.calls.ofCampaign(type, id)) {
    if (status === 'abandoned') abandoned++;
    if (queueStart === undefined || firstLink === undefined) continue;
    counts[Math.min(INTERVALS - 1, Math.floor(secondsBetween(queueStart, firstLink) / WIDTH))]!++;
  }
  const intervals = counts.map((count, i) => {
    const lower = i * WIDTH;
    return { lower, upper: i === INTERVALS - 1 ? undefined : lower + WIDTH - 1, count };
  });
  return { intervals, abandoned };
}
