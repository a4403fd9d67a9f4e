import type { Campaign, CampaignFilter } from '../model-campaigns.js';

/** The campaigns that a filter lets through: incoming ones first, then by id. */
export function listCampaigns<T extends Campaign>(campaigns: readonly T[], filter: CampaignFilter): readonly T[] {
  const part = filter.name?.toLowerCase();
  return campaigns
    .filter(
      ({ type, status, name, startDate }) =>
        (filter.type === undefined || type === filter.type) &&
        (filter.status === undefined || status === filter.status) &&
        (part === undefined || name.toLowerCase().includes(part)) &&
        (filter.from === undefined || startDate >= filter.from) &&
        (filter.before === undefined || startDate < filter.before),
    )
    .sort((a, b) => (a.type === b.type ? a.id - b.id : a.type < b.type ? -1 : 1));
}
