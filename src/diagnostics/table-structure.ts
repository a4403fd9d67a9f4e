/** Diagnostics of the document's shape: its elements, attributes, ids and states (SCXML 3). */
import { oneOf, quote } from './quote.js';
import type { TableEntry } from './table-entry.js';

export const STRUCTURE_DIAGNOSTICS = {
  NOT_SCXML: { severity: 'error', section: '3.2', text: (tag: string) => `the document's element is <${tag}>, not <scxml>` },
  WRONG_NAMESPACE: {
    severity: 'error',
    section: '3.2',
    text: (namespace: string) => (namespace === '' ? '<scxml> is in no namespace' : `<scxml> is in namespace ${quote(namespace)}`),
  },
  MISSING_VERSION: { severity: 'warning', section: '3.2.1', text: () => '<scxml> has no version' },
  WRONG_VERSION: { severity: 'error', section: '3.2.1', text: (version: string) => `version ${quote(version)} of SCXML is not known` },
  EMPTY_DOCUMENT: { severity: 'error', section: '3.2.2', text: () => 'the document has no state' },
  EMPTY_PARALLEL: { severity: 'warning', section: '3.4', text: () => '<parallel> without states: nothing runs in parallel' },
  LEAVES_PARALLEL: {
    severity: 'warning',
    section: '3.13',
    text: (id: string | undefined) =>
      `this transition leaves and enters again the whole <parallel>${id === undefined ? '' : ` ${quote(id)}`}, with all its regions`,
  },
  UNKNOWN_ELEMENT: { severity: 'error', section: '3', text: (tag: string) => `SCXML has no element <${tag}>` },
  MISPLACED_ELEMENT: { severity: 'error', section: '3', text: (tag: string, parent: string) => `<${tag}> cannot stand in <${parent}>` },
  IGNORED_ELEMENT: { severity: 'warning', section: '3', text: (tag: string) => `<${tag}> is in no namespace, so it is not read` },
  REPEATED_ELEMENT: { severity: 'error', section: '3', text: (tag: string, parent: string) => `<${parent}> has a second <${tag}>` },
  SEVERAL_ELEMENTS: {
    severity: 'warning',
    section: '3',
    text: (tag: string, parent: string) => `<${parent}> has a second <${tag}>; both are used`,
  },
  UNEXPECTED_TEXT: { severity: 'error', section: '3', text: (text: string, tag: string) => `<${tag}> cannot hold the text ${quote(text)}` },
  UNKNOWN_ATTRIBUTE: { severity: 'error', section: '3', text: (name: string, tag: string) => `<${tag}> has no attribute ${quote(name)}` },
  IGNORED_ATTRIBUTE: {
    severity: 'warning',
    section: '3',
    text: (name: string, tag: string) => `attribute ${quote(name)} of <${tag}> has no effect`,
  },
  MISSING_ATTRIBUTE: { severity: 'error', section: '3', text: (name: string, tag: string) => `<${tag}> needs attribute ${quote(name)}` },
  EMPTY_ATTRIBUTE: {
    severity: 'error',
    section: '3',
    text: (name: string, tag: string) => `attribute ${quote(name)} of <${tag}> is empty`,
  },
  BAD_ATTRIBUTE_VALUE: {
    severity: 'error',
    section: '3',
    text: (name: string, value: string, allowed: readonly string[]) => `${name}=${quote(value)} must be ${oneOf(allowed)}`,
  },
  BAD_ID: { severity: 'error', section: '3.14', text: (id: string) => `id ${quote(id)} cannot be used: an id holds no white space` },
  UNUSUAL_ID: { severity: 'warning', section: '3.14', text: (id: string) => `id ${quote(id)} is not an XML name` },
  DUPLICATE_ID: { severity: 'error', section: '3.14', text: (id: string) => `id ${quote(id)} is used twice` },
  CONFLICTING_INITIAL: { severity: 'error', section: '3.6', text: () => 'attribute "initial" and element <initial> exclude each other' },
  INITIAL_ON_ATOMIC: { severity: 'error', section: '3.3', text: (what: string) => `a state without child states cannot have ${what}` },
  UNKNOWN_INITIAL: { severity: 'error', section: '3.3', text: (id: string) => `initial state ${quote(id)} is not the id of a state` },
  INITIAL_NOT_DESCENDANT: {
    severity: 'error',
    section: '3.6',
    text: (id: string, parent: string) => `initial state ${quote(id)} is not inside ${parent}`,
  },
  INITIAL_TRANSITION: { severity: 'error', section: '3.6', text: (problem: string) => `<initial> ${problem}` },
  HISTORY_TRANSITION: { severity: 'error', section: '3.10', text: (problem: string) => `<history> ${problem}` },
  HISTORY_TARGET: {
    severity: 'error',
    section: '3.10',
    text: (id: string, parent: string) => `default state ${quote(id)} of a history must be inside state ${parent}`,
  },
  SHALLOW_HISTORY_TARGET: {
    severity: 'warning',
    section: '3.10',
    text: (id: string, parent: string) => `default state ${quote(id)} of a shallow history is not a child of state ${parent}`,
  },
  HISTORY_CYCLE: {
    severity: 'error',
    section: '3.10',
    text: (id: string) => `the default of history ${quote(id)} leads from history to history, never to a state`,
  },
  HISTORY_WITHOUT_ID: { severity: 'warning', section: '3.10', text: () => '<history> without id can never be a target' },
  UNUSED_HISTORY: { severity: 'warning', section: '3.10', text: (id: string) => `history ${quote(id)} is never a target` },
  UNREACHABLE_STATE: { severity: 'warning', section: '3.13', text: (what: string) => `${what} can never be entered` },
} as const satisfies Record<string, TableEntry>;
