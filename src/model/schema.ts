/** Every element of SCXML 1.0 with its attributes and children, in the order of the Recommendation. */

export type AttributeUse = 'required' | 'optional' | readonly string[];

export interface ElementSchema {
  readonly section: string;
  /** Name → required, optional, or optional with these values only. */
  readonly attributes: Readonly<Record<string, AttributeUse>>;
  readonly children: readonly string[];
  /** Children that may stand there once only. */
  readonly once?: readonly string[];
  /** Executable content, so actions of extensions too. */
  readonly executable?: true;
  /** `text`: character data, `any`: whatever the author wants. Otherwise white space only. */
  readonly content?: 'text' | 'any';
}

const CONTENT = ['raise', 'if', 'foreach', 'log', 'assign', 'script', 'send', 'cancel'] as const;
const STATES = ['state', 'parallel', 'final'] as const;
const YES_NO = ['true', 'false'] as const;

export const SCHEMA: ReadonlyMap<string, ElementSchema> = new Map<string, ElementSchema>([
  [
    'scxml',
    {
      section: '3.2',
      attributes: { initial: 'optional', name: 'optional', version: 'optional', datamodel: 'optional', binding: ['early', 'late'] },
      children: [...STATES, 'datamodel', 'script'],
    },
  ],
  [
    'state',
    {
      section: '3.3',
      attributes: { id: 'optional', initial: 'optional' },
      children: ['onentry', 'onexit', 'transition', 'initial', ...STATES, 'history', 'datamodel', 'invoke'],
      once: ['initial'],
    },
  ],
  [
    'parallel',
    {
      section: '3.4',
      attributes: { id: 'optional' },
      children: ['onentry', 'onexit', 'transition', 'state', 'parallel', 'history', 'datamodel', 'invoke'],
    },
  ],
  [
    'transition',
    {
      section: '3.5',
      attributes: { event: 'optional', cond: 'optional', target: 'optional', type: ['internal', 'external'] },
      children: CONTENT,
      executable: true,
    },
  ],
  ['initial', { section: '3.6', attributes: {}, children: ['transition'] }],
  ['final', { section: '3.7', attributes: { id: 'optional' }, children: ['onentry', 'onexit', 'donedata'], once: ['donedata'] }],
  ['onentry', { section: '3.8', attributes: {}, children: CONTENT, executable: true }],
  ['onexit', { section: '3.9', attributes: {}, children: CONTENT, executable: true }],
  ['history', { section: '3.10', attributes: { id: 'optional', type: ['shallow', 'deep'] }, children: ['transition'] }],
  ['raise', { section: '4.2', attributes: { event: 'required' }, children: [] }],
  ['if', { section: '4.3', attributes: { cond: 'required' }, children: [...CONTENT, 'elseif', 'else'], executable: true }],
  ['elseif', { section: '4.4', attributes: { cond: 'required' }, children: [] }],
  ['else', { section: '4.5', attributes: {}, children: [] }],
  [
    'foreach',
    { section: '4.6', attributes: { array: 'required', item: 'required', index: 'optional' }, children: CONTENT, executable: true },
  ],
  ['log', { section: '4.7', attributes: { label: 'optional', expr: 'optional' }, children: [] }],
  ['datamodel', { section: '5.2', attributes: {}, children: ['data'] }],
  ['data', { section: '5.3', attributes: { id: 'required', src: 'optional', expr: 'optional' }, children: [], content: 'any' }],
  ['assign', { section: '5.4', attributes: { location: 'required', expr: 'optional' }, children: [], content: 'any' }],
  ['donedata', { section: '5.5', attributes: {}, children: ['content', 'param'], once: ['content'] }],
  ['content', { section: '5.6', attributes: { expr: 'optional' }, children: [], content: 'any' }],
  ['param', { section: '5.7', attributes: { name: 'required', expr: 'optional', location: 'optional' }, children: [] }],
  ['script', { section: '5.8', attributes: { src: 'optional' }, children: [], content: 'text' }],
  [
    'send',
    {
      section: '6.2',
      attributes: {
        event: 'optional',
        eventexpr: 'optional',
        target: 'optional',
        targetexpr: 'optional',
        type: 'optional',
        typeexpr: 'optional',
        id: 'optional',
        idlocation: 'optional',
        delay: 'optional',
        delayexpr: 'optional',
        namelist: 'optional',
      },
      children: ['content', 'param'],
      once: ['content'],
    },
  ],
  ['cancel', { section: '6.3', attributes: { sendid: 'optional', sendidexpr: 'optional' }, children: [] }],
  [
    'invoke',
    {
      section: '6.4',
      attributes: {
        type: 'optional',
        typeexpr: 'optional',
        src: 'optional',
        srcexpr: 'optional',
        id: 'optional',
        idlocation: 'optional',
        namelist: 'optional',
        autoforward: YES_NO,
      },
      children: ['param', 'finalize', 'content'],
      once: ['finalize', 'content'],
    },
  ],
  ['finalize', { section: '6.5', attributes: {}, children: CONTENT, executable: true }],
]);

/** Attributes whose value may be left empty: a text to show, and expressions, which their data model judges. */
export const MAY_BE_EMPTY: ReadonlySet<string> = new Set([
  'label',
  'expr',
  'cond',
  'location',
  'name',
  'array',
  'item',
  'index',
  'namelist',
  'idlocation',
  'eventexpr',
  'targetexpr',
  'typeexpr',
  'delayexpr',
  'sendidexpr',
  'srcexpr',
]);

/** The attributes that an element must have. */
export const REQUIRED: ReadonlyMap<string, readonly string[]> = new Map(
  [...SCHEMA].map(([name, { attributes }]) => [name, Object.keys(attributes).filter((attribute) => attributes[attribute] === 'required')]),
);

/** The elements in which an element may stand. */
export function placesOf(name: string): string[] {
  return [...SCHEMA].filter(([, schema]) => schema.children.includes(name)).map(([parent]) => parent);
}
