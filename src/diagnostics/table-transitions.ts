/** Diagnostics of transitions: events, targets and their order (SCXML 3.5, 3.11 to 3.13). */
import { quote } from './quote.js';
import type { TableEntry } from './table-entry.js';

export const TRANSITION_DIAGNOSTICS = {
  EMPTY_TRANSITION: { severity: 'error', section: '3.5.1', text: () => '<transition> needs at least one of "event", "cond" and "target"' },
  ENDLESS_TRANSITION: {
    severity: 'warning',
    section: '3.5.1',
    text: () => '<transition> without "event", "cond" and "target" is taken again and again',
  },
  BAD_EVENT_DESCRIPTOR: {
    severity: 'error',
    section: '3.12.1',
    text: (descriptor: string) => `${quote(descriptor)} is not an event descriptor`,
  },
  UNKNOWN_TARGET: { severity: 'error', section: '3.5.1', text: (id: string) => `transition target ${quote(id)} is not the id of a state` },
  REPEATED_TARGET: { severity: 'warning', section: '3.5.1', text: (id: string) => `target ${quote(id)} is named twice` },
  REDUNDANT_TARGET: {
    severity: 'warning',
    section: '3.11.1',
    text: (outer: string, inner: string) => `target ${quote(outer)} adds nothing: it contains target ${quote(inner)}`,
  },
  BAD_TARGET_SET: {
    severity: 'error',
    section: '3.11.1',
    text: (a: string, b: string) => `states ${quote(a)} and ${quote(b)} can never be active together`,
  },
  ROOT_TRANSITION: {
    severity: 'warning',
    section: '3.2.2',
    text: (tag: string, parent: string) => `<${tag}> in <${parent}> is never taken: it stands in no state`,
  },
  NEVER_ENABLED: { severity: 'warning', section: '3.13', text: (why: string) => `this transition can never be taken: ${why}` },
} as const satisfies Record<string, TableEntry>;
