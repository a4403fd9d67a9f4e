/** Diagnostics of executable content, of what is sent and invoked, and of extensions' actions (SCXML 4 to 6). */
import { oneOf, quote } from './quote.js';
import type { TableEntry } from './table-entry.js';

export const CONTENT_DIAGNOSTICS = {
  CONFLICTING_ATTRIBUTES: {
    severity: 'error',
    section: '6.2',
    text: (tag: string, a: string, b: string) => `<${tag}> has both ${quote(a)} and ${quote(b)}; only one is allowed`,
  },
  CONFLICTING_CONTENT: {
    severity: 'error',
    section: '6.2',
    text: (tag: string, what: string, other: string) => `<${tag}> has both ${what} and ${other}; only one is allowed`,
  },
  MISSING_ONE_OF: {
    severity: 'error',
    section: '6.2',
    text: (tag: string, names: readonly string[]) => `<${tag}> needs ${oneOf(names)}`,
  },
  NOTHING_TO_SEND: { severity: 'error', section: '6.2.1', text: (tag: string) => `<${tag}> needs "event", "eventexpr" or <content>` },
  BAD_DELAY: { severity: 'error', section: '6.2.2', text: (delay: string) => `${quote(delay)} is not a time such as 1.5s or 200ms` },
  DELAY_INTERNAL: {
    severity: 'error',
    section: '6.2.2',
    text: (attribute: string, target: string) => `attribute ${quote(attribute)} cannot be used with target ${quote(target)}`,
  },
  BAD_EVENT_NAME: { severity: 'error', section: '3.12.1', text: (name: string) => `${quote(name)} is not the name of an event` },
  EMPTY_ASSIGN: { severity: 'error', section: '5.4', text: (tag: string) => `<${tag}> says no value: it needs "expr" or content` },
  BAD_ELSE_ORDER: { severity: 'error', section: '4.3', text: (tag: string) => `<${tag}> cannot stand after <else>` },
  FINALIZE_CONTENT: { severity: 'error', section: '6.5', text: (tag: string) => `<${tag}> cannot stand in <finalize>` },
  UNKNOWN_NAMESPACE: {
    severity: 'error',
    section: '4.10',
    text: (tag: string, namespace: string) =>
      namespace === ''
        ? `<${tag}> is in no namespace: nothing can execute it`
        : `<${tag}>: no extension is installed for namespace ${quote(namespace)}`,
  },
  UNSUPPORTED_MODULE: {
    severity: 'error',
    section: '4.10',
    text: (tag: string, module: string) => `<${tag}>: the Genesys module "${module}" is not supported`,
  },
  UNSUPPORTED_INCLUDE: { severity: 'error', section: 'XInclude', text: (tag: string) => `<${tag}>: documents cannot be included` },
  UNKNOWN_ACTION: { severity: 'error', section: '4.10', text: (tag: string) => `<${tag}> is not an action of its extension` },
  MISPLACED_ACTION: {
    severity: 'error',
    section: '4.10',
    text: (tag: string, parent: string) => `action <${tag}> is never executed in <${parent}>`,
  },
  ACTION_CHILDREN: { severity: 'error', section: '4.10', text: (tag: string) => `action <${tag}> cannot have content` },
} as const satisfies Record<string, TableEntry>;
