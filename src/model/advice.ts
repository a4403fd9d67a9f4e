/** What to say about elements and attributes that look right to people who come from elsewhere. */

/** Attributes of Genesys Orchestration Server that steer its platform, not the chart. */
const ORS_ATTRIBUTES: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  [
    'scxml',
    new Set([
      '_type',
      '_persist',
      '_debug',
      '_maxtime',
      '_microStepLimit',
      '_statePersistDefault',
      '_processEventTimeout',
      '_stateEntryLimit',
      '_maxPendingEvents',
      '_transitionStyle',
    ]),
  ],
  ['state', new Set(['_type', '_persist'])],
  ['parallel', new Set(['_type', '_persist'])],
  ['final', new Set(['_type', '_persist'])],
  ['data', new Set(['_type', '_desc'])],
  ['log', new Set(['level'])],
  ['send', new Set(['hints'])],
]);

/** Whether Orchestration Server gives the attribute a meaning; here it has none and does no harm. */
export function isOrsAttribute(element: string, attribute: string): boolean {
  return ORS_ATTRIBUTES.get(element)?.has(attribute) ?? false;
}

const ELEMENT_HINTS: ReadonlyMap<string, string> = new Map([
  ['anchor', 'it was dropped from SCXML in 2010; use <history>'],
  ['event', 'it was dropped from SCXML; use <raise event="…"/>, or <send> for an event with data'],
  ['validate', 'it was dropped from SCXML; use a condition'],
  ['var', 'it was dropped from SCXML; declare variables with <data> in <datamodel>'],
  ['exit', 'it was dropped from SCXML; go to a <final> state'],
  ['join', 'use a transition on the event done.state.ID of the <parallel>'],
]);

const ATTRIBUTE_HINTS: ReadonlyMap<string, string> = new Map([
  ['scxml initialstate', 'the attribute is "initial"'],
  ['scxml id', 'the attribute is "name"'],
  ['state initialstate', 'the attribute is "initial"'],
  ['state name', 'the attribute is "id"'],
  ['state final', 'write a <final> element'],
  ['state src', 'documents cannot be included; use <invoke>'],
  ['state type', 'only <history>, <transition>, <send> and <invoke> have a type'],
  ['parallel initial', 'a <parallel> enters all its child states'],
  ['final initial', 'a <final> state has no child states'],
  ['history initial', 'its default is a <transition> with a target'],
  ['transition anchor', 'it was dropped from SCXML in 2010; use <history>'],
  ['transition to', 'the attribute is "target"'],
  ['transition on', 'the attribute is "event"'],
  ['transition if', 'the attribute is "cond"'],
  ['raise name', 'the attribute is "event"'],
  ['raise expr', 'an event with data is sent by <send target="#_internal">'],
  ['assign value', 'the attribute is "expr"'],
  ['assign name', 'the attribute is "location"'],
  ['assign dataid', 'the attribute is "location"'],
  ['data name', 'the attribute is "id"'],
  ['data value', 'the attribute is "expr"'],
  ['log message', 'the attribute is "expr"'],
  ['log text', 'the attribute is "expr"'],
  ['foreach var', 'the attribute is "item"'],
  ['foreach in', 'the attribute is "array"'],
  ['if test', 'the attribute is "cond"'],
  ['cancel id', 'the attribute is "sendid"'],
  ['send sendid', 'the attribute is "id"'],
  ['send expr', 'data is sent by <param>, "namelist" or <content>'],
  ['send targettype', 'the attribute is "type"'],
  ['send timeout', 'the attribute is "delay"'],
  ['invoke targettype', 'the attribute is "type"'],
  ['invoke target', 'the attribute is "src"'],
  ['param value', 'the attribute is "expr"'],
]);

export function elementHint(name: string): string | undefined {
  return ELEMENT_HINTS.get(name);
}

export function attributeHint(element: string, attribute: string): string | undefined {
  return ATTRIBUTE_HINTS.get(`${element} ${attribute}`);
}
