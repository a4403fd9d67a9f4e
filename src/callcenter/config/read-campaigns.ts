/** Campaigns, forms and contacts of a configuration. */
import type { Attribute, CampaignUrl, Contact, Field, Form } from '../model-campaigns.js';
import type { ConfiguredCampaign, ListedCall, RemoteOutcome } from './config.js';
import type { Table } from './table.js';

const OUTCOMES: readonly RemoteOutcome[] = ['answers', 'noAnswer', 'fails'];

export function readCampaign(table: Table): ConfiguredCampaign {
  const type = table.choice('type', ['incoming', 'outgoing']);
  const base = {
    id: table.whole('id', 1),
    name: table.name('name'),
    startDate: table.date('startDate', '2020-01-01'),
    endDate: table.date('endDate', '2039-12-31'),
    workStart: table.time('workStart', '00:00:00'),
    workEnd: table.time('workEnd', '23:59:59'),
    queue: table.name('queue'),
    status: table.choice('status', ['active', 'inactive', 'finished'], 'active'),
    script: table.text('script', ''),
    urls: table.tables('urls').map(readUrl),
    forms: table.wholes('forms'),
  };
  const campaign: ConfiguredCampaign = type === 'incoming' ? { type, ...base, calls: [] } : { type, ...base, ...readOutgoing(table) };
  table.end();
  return campaign;
}

function readOutgoing(table: Table) {
  return {
    retries: table.whole('retries', 1, 5),
    trunk: table.optionalText('trunk'),
    context: table.text('context', 'from-internal'),
    maxChannels: table.whole('maxChannels', 0, 0),
    calls: table.tables('calls').map(readListedCall),
  };
}

function readListedCall(table: Table): ListedCall {
  const call: ListedCall = {
    phone: table.fitting('phone', /^[\d*#+]+$/, 'a number in quotes'),
    attributes: attributesOf(table.map('attributes')),
    outcome: table.has('outcome') ? table.choice('outcome', OUTCOMES) : undefined,
  };
  table.end();
  return call;
}

function attributesOf(map: Readonly<Record<string, string>>): readonly Attribute[] {
  return Object.entries(map).map(([label, value]) => ({ label, value }));
}

function readUrl(table: Table): CampaignUrl {
  const url: CampaignUrl = {
    template: table.name('template'),
    description: table.text('description', ''),
    openType: table.choice('openType', ['window', 'iframe', 'jsonp'], 'window'),
  };
  table.end();
  return url;
}

export function readForm(table: Table): Form {
  const form: Form = {
    id: table.whole('id', 1),
    name: table.text('name', ''),
    description: table.text('description', ''),
    active: table.flag('active', true),
    fields: table.tables('fields').map(readField),
  };
  table.end();
  return form;
}

function readField(table: Table): Field {
  const id = table.whole('id', 1);
  const field: Field = {
    id,
    order: table.whole('order', 1, id),
    label: table.name('label'),
    type: table.choice('type', ['TEXT', 'TEXTAREA', 'LIST', 'DATE', 'LABEL'], 'TEXT'),
    options: table.texts('options'),
    defaultValue: table.optionalText('defaultValue'),
  };
  if (field.type === 'LIST' && field.options.length === 0) table.fail('options', 'is missing; a list needs its values');
  table.end();
  return field;
}

export function readContact(table: Table): Contact {
  const contact: Contact = {
    id: table.whole('id', 1),
    firstName: table.text('firstName', ''),
    lastName: table.text('lastName', ''),
    phone: table.fitting('phone', /^[\d*#+]+$/, 'a number in quotes'),
    nationalId: table.text('nationalId', ''),
    source: table.text('source', 'manual'),
  };
  table.end();
  return contact;
}
