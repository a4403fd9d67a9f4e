/** Having an outgoing call made again. */
import type { CallSchedule } from '../../callcenter/model-calls.js';
import type { Answer, ReceivedArguments } from '../messages/requests.js';
import { type Call, type Command, command, SUCCESS } from '../server/command.js';
import { badRequest, type RequestRefused } from '../server/refusal.js';
import type { ServiceContext } from './context.js';
import { NOT_LOGGED_IN, type RefusalTable, refusedAs } from './refusals.js';
import { toInteger, toOptionalInteger } from './values.js';

const NOT_IN_OUTGOING_CALL: readonly [number, string] = [417, 'Not in outgoing call'];
const SCHEDULE: RefusalTable = {
  'incomplete-schedule': [400, 'Bad request: incomplete schedule'],
  'same-agent-needs-schedule': [400, 'Bad request: same-agent requires schedule'],
  'invalid-new-phone': [400, 'Bad request: invalid new phone'],
  'invalid-date-init': [400, 'Bad request: invalid date_init'],
  'invalid-date-end': [400, 'Bad request: invalid date_end'],
  'invalid-time-init': [400, 'Bad request: invalid time_init'],
  'invalid-time-end': [400, 'Bad request: invalid time_end'],
  'date-in-the-past': [400, 'Bad request: date_init before current date'],
  'not-logged-in': NOT_LOGGED_IN,
  'not-in-call': NOT_IN_OUTGOING_CALL,
  'not-in-outgoing-call': NOT_IN_OUTGOING_CALL,
  'dates-outside-campaign': [417, 'Supplied date range outside campaign range'],
  'times-outside-campaign': [417, 'Supplied time range outside campaign range'],
  'duplicate-scheduled-call': [417, 'Found duplicate scheduled call'],
  'schedule-failed': [500, 'Failed to insert scheduled call'],
};
/** When calls may be made at the latest where no campaign says it. */
const END_OF_DAY = '23:59:59';

export function scheduleCommands(context: ServiceContext): readonly Command[] {
  return [command('schedulecall', (args, call) => schedulecall(args, call, context))];
}

function schedulecall(
  args: ReceivedArguments<'schedulecall'>,
  { agent_number }: Call,
  context: ServiceContext,
): Answer<'schedulecall'> | RequestRefused {
  const { campaign_type, call_id, schedule, sameagent = '0', newphone, phone, newcontactname } = args;
  if (campaign_type !== undefined && campaign_type !== 'outgoing') return badRequest();
  const call = campaign_type === undefined ? undefined : toOptionalInteger(call_id);
  const outcome = context.callCenter.scheduleCall(agent_number, {
    schedule: schedule && toSchedule(schedule, call, agent_number, context),
    sameAgent: toInteger(sameagent) !== 0,
    newPhone: newphone ?? phone, // the text of the protocol knows the number to call by this name, too
    newContactName: newcontactname,
    call,
  });
  return outcome.ok ? SUCCESS : refusedAs(SCHEDULE, outcome);
}

/** Four elements, or one text `yyyy-mm-dd hh:mm:ss`: from then on, as long as calls of the campaign are made on that day. */
function toSchedule(
  { date_init, date_end, time_init, time_end, moment = '' }: NonNullable<ReceivedArguments<'schedulecall'>['schedule']>,
  call: number | undefined,
  agent_number: string,
  context: ServiceContext,
): Partial<CallSchedule> {
  const parts = { dateInit: date_init, dateEnd: date_end, timeInit: time_init, timeEnd: time_end };
  const isText = moment.trim() !== '' && Object.values(parts).every((part) => part === undefined);
  if (!isText) return given(parts);
  const [date = '', time = ''] = moment.trim().split(/\s+/);
  return { dateInit: date, dateEnd: date, timeInit: time, timeEnd: endOfWork(call, agent_number, context) };
}

function given(parts: { readonly [K in keyof CallSchedule]: string | undefined }): Partial<CallSchedule> {
  return Object.fromEntries(Object.entries(parts).filter(([, value]) => value !== undefined));
}

function endOfWork(id: number | undefined, agent_number: string, { callCenter }: ServiceContext): string {
  const call = (id === undefined ? undefined : callCenter.callInfo({ type: 'outgoing', id })) ?? callCenter.callOf(agent_number);
  const campaign = call?.campaign === undefined ? undefined : callCenter.campaign(call.type, call.campaign);
  return campaign && campaign.workEnd > campaign.workStart ? campaign.workEnd : END_OF_DAY;
}
