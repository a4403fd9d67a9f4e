/** Diagnostics of data, expressions and resources. Those of expressions are deferred: they fail when they are executed. */
import { quote } from './quote.js';
import type { TableEntry } from './table-entry.js';

export const DATAMODEL_DIAGNOSTICS = {
  EXPRESSION_SYNTAX: { severity: 'deferred', section: 'ECMA-262', text: (problem: string) => `syntax error in expression: ${problem}` },
  UNSUPPORTED_SYNTAX: { severity: 'deferred', section: 'ECMA-262', text: (what: string) => `${what} cannot be used in a strategy` },
  NULL_DATAMODEL: {
    severity: 'deferred',
    section: 'B.1',
    text: (what: string) => `${what} needs a data model, and the document has datamodel="null"`,
  },
  READONLY_VARIABLE: { severity: 'deferred', section: '5.10', text: (name: string) => `${quote(name)} cannot be changed` },
  UNKNOWN_STATE_IN: {
    severity: 'warning',
    section: '5.9.2',
    text: (id: string) => `In(${quote(id)}) is always false: no state has this id`,
  },
  UNDECLARED_VARIABLE: {
    severity: 'warning',
    section: '5.9',
    text: (name: string) => `nothing in the document declares "${name}"`,
  },
  ASSIGNMENT_IN_CONDITION: { severity: 'warning', section: '5.9.1', text: (source: string) => `the condition assigns: ${source}` },
  BAD_BUDGET: {
    severity: 'warning',
    section: 'Statewire',
    text: (name: string, why: string) => `the limit ${quote(name)} is not set: ${why}`,
  },
  RESOURCE_NOT_LOADED: {
    severity: 'error',
    section: '5.8',
    text: (src: string, why: string) => `${quote(src)} could not be loaded: ${why}`,
  },
  UNKNOWN_SEND_TYPE: {
    severity: 'deferred',
    section: '6.2.4',
    text: (type: string) => `no event I/O processor of type ${quote(type)} is installed`,
  },
  UNKNOWN_INVOKE_TYPE: {
    severity: 'deferred',
    section: '6.4.1',
    text: (type: string) => `no service of type ${quote(type)} can be invoked`,
  },
  UNKNOWN_DATAMODEL: { severity: 'error', section: '5.1', text: (name: string) => `data model ${quote(name)} is not known` },
  BAD_VARIABLE_NAME: {
    severity: 'error',
    section: 'B.2',
    text: (name: string) => `${quote(name)} is not a name of an ECMAScript variable`,
  },
  RESERVED_VARIABLE: {
    severity: 'error',
    section: '5.10',
    text: (name: string) => `variable ${quote(name)} is reserved: the platform declares it`,
  },
  DUPLICATE_DATA: { severity: 'error', section: '5.3', text: (id: string) => `variable ${quote(id)} is declared twice` },
  BAD_NAMELIST: {
    severity: 'deferred',
    section: '5.9.3',
    text: (item: string) => `${quote(item)} in "namelist" does not name a place in the data`,
  },
} as const satisfies Record<string, TableEntry>;
