/** Campaigns and incoming queues: which there are and what they are. */
import type { Campaign, CampaignFilter, CampaignStatus, Field, Form } from '../../callcenter/model-campaigns.js';
import type { Answer, ReceivedArguments } from '../messages/requests.js';
import { type Command, command } from '../server/command.js';
import { badRequest, commandFailed, RequestRefused } from '../server/refusal.js';
import { isCampaignType } from './call-data-commands.js';
import type { ServiceContext } from './context.js';
import { readDay } from './date-range.js';
import { page } from './page.js';
import { toInteger } from './values.js';

const STATUSES: readonly CampaignStatus[] = ['active', 'inactive', 'finished'];
/** As long as a value of a form may be, bytes. */
const MOST_BYTES = 250;
/** How many pages a campaign can open for a call. */
const URLS = { rev5: 1, issabel5: 3 } as const;

export function campaignCommands(context: ServiceContext): readonly Command[] {
  const { callCenter } = context;
  return [
    command('getcampaignlist', (args) => {
      const filter = toFilter(args);
      if (filter instanceof RequestRefused) return filter;
      const campaigns = callCenter.campaigns(filter).map(({ id, type, name, status }) => ({ id, type, name, status }));
      return page(campaigns, args, (shown) => ({ campaigns: shown }));
    }),
    command('getcampaigninfo', ({ campaign_type = 'outgoing', campaign_id }) => {
      if (!isCampaignType(campaign_type) || campaign_id === undefined) return badRequest();
      const campaign = callCenter.campaign(campaign_type, toInteger(campaign_id));
      return campaign ? describe(campaign, context) : commandFailed(404, 'Campaign not found');
    }),
    command('getqueuescript', ({ queue }) => {
      if (queue === undefined) return badRequest();
      const found = callCenter.incomingQueues().find((one) => one.queue === queue);
      return found ? { script: found.script } : commandFailed(404, 'Queue not found in incoming queues');
    }),
    command('getincomingqueuelist', (args) => {
      const queues = callCenter.incomingQueues().map(({ id, queue, active }) => ({ id, queue, status: active ? 'active' : 'inactive' }));
      return page(queues, args, (shown) => ({ queues: shown }));
    }),
  ];
}

/** Dates are compared with the day on which a campaign starts; the first one counts, the last does not. */
function toFilter(args: ReceivedArguments<'getcampaignlist'>): CampaignFilter | RequestRefused {
  const { campaign_type: type, status, filtername: name, datetime_start, datetime_end } = args;
  if (type !== undefined && !isCampaignType(type)) return badRequest('invalid campaign type');
  const known = STATUSES.find((one) => one === status);
  if (status !== undefined && known === undefined) return badRequest('invalid status');
  const start = readDay(datetime_start, 'start');
  const end = readDay(datetime_end, 'end');
  if (start instanceof RequestRefused) return start;
  if (end instanceof RequestRefused) return end;
  const isReversed = start !== undefined && end !== undefined && end < start;
  return { type, status: known, name, from: isReversed ? end : start, before: isReversed ? start : end };
}

function describe(campaign: Campaign, { callCenter, profile }: ServiceContext): Answer<'getcampaigninfo'> {
  const forms = campaign.forms.flatMap((id) => callCenter.form(id) ?? []);
  return {
    name: campaign.name,
    type: campaign.type,
    startdate: campaign.startDate,
    enddate: campaign.endDate,
    working_time_starttime: campaign.workStart,
    working_time_endtime: campaign.workEnd,
    queue: campaign.queue,
    ...(campaign.type === 'outgoing' && {
      retries: campaign.retries,
      trunk: campaign.trunk,
      context: campaign.context,
      maxchan: campaign.maxChannels,
    }),
    status: campaign.status,
    script: campaign.script,
    ...urls(campaign, URLS[profile]),
    forms: forms.map(describeForm),
  };
}

/** `urltemplate`, `urltemplate2`, …: empty where there is none. */
function urls({ urls: known }: Campaign, count: number): Partial<Answer<'getcampaigninfo'>> {
  const pairs = Array.from({ length: count }, (_, index) => {
    const suffix = index === 0 ? '' : String(index + 1);
    const { template = '', description = '', openType = '' } = known[index] ?? {};
    return [
      [`urltemplate${suffix}`, template],
      [`urldescription${suffix}`, description],
      [`urlopentype${suffix}`, openType],
    ];
  });
  return Object.fromEntries(pairs.flat());
}

function describeForm({ id, name, description, active, fields }: Form) {
  return {
    id,
    name: name === '' ? undefined : name,
    description: description === '' ? undefined : description,
    status: active ? 'A' : 'I',
    field: fields.map(describeField),
  };
}

function describeField({ order, id, label, type, options, defaultValue }: Field) {
  return {
    order,
    id,
    label,
    type,
    maxsize: type === 'DATE' || type === 'LABEL' ? undefined : MOST_BYTES,
    default_value: defaultValue,
    options: type === 'LIST' ? options : undefined,
  };
}
