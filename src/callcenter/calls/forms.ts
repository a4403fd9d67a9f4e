/** Form data of calls. All values are checked before any is stored. */
import type { CallKey, FormValues, SavedField } from '../model-calls.js';
import type { Field } from '../model-campaigns.js';
import { DONE, type Outcome, type Refused, refuse } from '../refusal.js';
import type { CallRecord } from '../state/records.js';
import type { World } from '../state/world.js';
import { isDate, isTime } from '../time.js';

/** Bytes of a stored value, as UTF-8. */
const MAX_BYTES = 250;

/** @param agent who must have had the call; undefined: whoever had it */
export function saveForms(world: World, agent: string | undefined, key: CallKey, forms: readonly FormValues[]): Outcome {
  const call = world.calls.get(key);
  if (!call) return refuse(agent === undefined ? 'call-not-found' : 'not-callers-agent');
  if (agent !== undefined && call.agent !== agent) return refuse('not-callers-agent');
  const saved: SavedField[] = [];
  for (const { form, fields } of forms) {
    const known = world.config.forms.find((candidate) => candidate.id === form);
    if (!known) return refuse('form-not-found', `${form}`);
    for (const { field, value } of fields) {
      const place = `${form} - ${field}`;
      const definition = known.fields.find((candidate) => candidate.id === field);
      if (!definition) return refuse('field-not-found', place);
      if (definition.type === 'LABEL') continue; // shown only
      const wrong = mistakeIn(definition, value, place);
      if (wrong) return wrong;
      saved.push({ form, field, label: definition.label, value });
    }
  }
  for (const entry of saved) store(call, entry);
  return DONE;
}

function mistakeIn(field: Field, value: string, place: string): Refused | undefined {
  if (Buffer.byteLength(value, 'utf8') > MAX_BYTES) return refuse('value-too-large', place);
  if (field.type === 'LIST' && !field.options.includes(value)) return refuse('value-not-in-list', place);
  return field.type === 'DATE' && !isDateValue(value) ? refuse('invalid-date', place) : undefined;
}

/** Empty, a date, or a date and a time of day. */
function isDateValue(value: string): boolean {
  if (value === '') return true;
  const [date, time, ...rest] = value.split(' ');
  return isDate(date ?? '') && (time === undefined || isTime(time)) && rest.length === 0;
}

function store({ survey }: CallRecord, entry: SavedField): void {
  const at = survey.findIndex(({ form, field }) => form === entry.form && field === entry.field);
  if (at < 0) survey.push(entry);
  else survey[at] = entry;
}
