/** What is known about a call, as `agentlinked` and the answer of `getcallinfo` say it. */
import type { CallInfo, SavedField } from '../../callcenter/model-calls.js';
import type { Attribute, Contact } from '../../callcenter/model-campaigns.js';
import type { Answer } from '../messages/requests.js';
import { storedWord } from './call-status.js';
import { optionalMoment } from './values.js';

export function callBody(call: CallInfo): Answer<'getcallinfo'> {
  const both = {
    call_id: call.id,
    campaign_id: call.campaign,
    phone: call.phone,
    uniqueid: call.uniqueId,
    datetime_join: optionalMoment(call.queueStart),
    datetime_linkstart: optionalMoment(call.linkStart),
    trunk: call.trunk,
    queue: call.status === 'pending' ? undefined : call.queue,
    agent_number: call.agent,
    call_attributes: inOrder(call.attributes),
    call_survey: surveyForms(call.survey),
  };
  if (call.type === 'incoming') {
    const matching_contacts = call.contacts.map((contact) => ({ id: contact.id, attribute: inOrder(contactAttributes(contact)) }));
    return { calltype: 'incoming', ...both, status: storedWord('incoming', call.status), matching_contacts };
  }
  return {
    calltype: 'outgoing',
    ...both,
    status: storedWord('outgoing', call.status),
    datetime_originate: optionalMoment(call.originateStart),
    datetime_originateresponse: optionalMoment(call.originateEnd),
    retries: call.retries,
  };
}

function inOrder(attributes: readonly Attribute[]) {
  return attributes.map(({ label, value }, index) => ({ label, value, order: index + 1 }));
}

function contactAttributes({ firstName, lastName, phone, nationalId }: Contact): Attribute[] {
  return [
    { label: 'first_name', value: firstName },
    { label: 'last_name', value: lastName },
    { label: 'phone', value: phone },
    { label: 'cedula_ruc', value: nationalId },
  ];
}

function surveyForms(saved: readonly SavedField[]) {
  const forms = new Map<number, { id: number; label: string; value: string }[]>();
  for (const { form, field, label, value } of saved) {
    const fields = forms.get(form) ?? [];
    fields.push({ id: field, label, value });
    forms.set(form, fields);
  }
  return [...forms].map(([id, field]) => ({ id, field }));
}
