/** What is kept about a call: who it was from, what was filled in for it. */

import type { FormValues } from '../../callcenter/model-calls.js';
import type { CampaignType } from '../../callcenter/model-campaigns.js';
import type { Answer, ReceivedArguments } from '../messages/requests.js';
import { type Call, type Command, command, SUCCESS } from '../server/command.js';
import { badRequest, commandFailed, type RequestRefused } from '../server/refusal.js';
import { callBody } from './call-bodies.js';
import type { ServiceContext } from './context.js';
import { type RefusalTable, refusedAs } from './refusals.js';
import { toInteger, toOptionalInteger } from './values.js';

const UNAUTHORIZED: readonly [number, string] = [401, 'Unauthorized agent'];
const CONTACT: RefusalTable = {
  'call-not-found': [404, 'Call ID not found'],
  'not-callers-agent': UNAUTHORIZED,
  'contact-not-found': [404, 'Contact ID not found'],
};
const FORMS: RefusalTable = {
  'call-not-found': UNAUTHORIZED,
  'not-callers-agent': UNAUTHORIZED,
  'form-not-found': [404, 'Form ID not found: {}'],
  'field-not-found': [404, 'Field ID not found in form: {}'],
  'value-too-large': [413, 'Form value too large: {}'],
  'value-not-in-list': [406, 'Value not in list of accepted values: {}'],
  'invalid-date': [406, 'Date format not acceptable, must be yyyy-mm-dd or yyyy-mm-dd hh:mm:ss: {}'],
};

export function callDataCommands(context: ServiceContext): readonly Command[] {
  const { callCenter, signedOnly } = context;
  return [
    command('getcallinfo', (args) => getcallinfo(args, context)),
    command('setcontact', ({ call_id, contact_id }, { agent_number }) => {
      if (call_id === undefined || contact_id === undefined) return badRequest();
      const outcome = callCenter.setContact(agent_number, toInteger(call_id), toInteger(contact_id));
      return outcome.ok ? SUCCESS : refusedAs(CONTACT, outcome);
    }),
    command('saveformdata', (args, call) => saveformdata(args, call, context), { mayBeUnsigned: !signedOnly }),
  ];
}

/** Ids of outgoing calls are looked for in their campaign. */
function getcallinfo(
  { campaign_type = 'outgoing', campaign_id, call_id }: ReceivedArguments<'getcallinfo'>,
  { callCenter }: ServiceContext,
): Answer<'getcallinfo'> | RequestRefused {
  const campaign = toOptionalInteger(campaign_id);
  if (!isCampaignType(campaign_type) || call_id === undefined) return badRequest();
  if (campaign_type === 'outgoing' && campaign === undefined) return badRequest();
  const call = callCenter.callInfo({ type: campaign_type, id: toInteger(call_id) });
  if (call === undefined || (campaign !== undefined && call.campaign !== campaign)) return commandFailed(404, 'Call not found');
  return callBody(call);
}

/** An old console does not say who it is for; the call knows whose it was. */
function saveformdata(
  { campaign_type = 'outgoing', call_id, forms }: ReceivedArguments<'saveformdata'>,
  { agent_number }: Call,
  { callCenter }: ServiceContext,
): Answer<'saveformdata'> | RequestRefused {
  if (!isCampaignType(campaign_type) || call_id === undefined || forms === undefined) return badRequest();
  const values = toFormValues(forms);
  if (values === undefined) return badRequest();
  const key = { type: campaign_type, id: toInteger(call_id) };
  const outcome = agent_number === '' ? callCenter.saveFormsOf(key, values) : callCenter.saveForms(agent_number, key, values);
  return outcome.ok ? SUCCESS : refusedAs(FORMS, outcome);
}

/** @returns undefined when a form is given twice, or something has no id */
function toFormValues(forms: NonNullable<ReceivedArguments<'saveformdata'>['forms']>): readonly FormValues[] | undefined {
  const values: FormValues[] = [];
  for (const { id, field = [] } of forms) {
    if (id === undefined || values.some(({ form }) => form === toInteger(id))) return undefined;
    const fields = field.map((one) => ({ field: toInteger(one.id ?? ''), value: one.value ?? '' }));
    values.push({ form: toInteger(id), fields });
  }
  return values;
}

export function isCampaignType(text: string): text is CampaignType {
  return text === 'incoming' || text === 'outgoing';
}
