/** The one table of every diagnostic: code → severity, section and wording. What each means and what to do: `README.md`. */
import { CONTENT_DIAGNOSTICS } from './table-content.js';
import { DATAMODEL_DIAGNOSTICS } from './table-datamodel.js';
import type { TableEntry } from './table-entry.js';
import { STRUCTURE_DIAGNOSTICS } from './table-structure.js';
import { TRANSITION_DIAGNOSTICS } from './table-transitions.js';
import { XML_DIAGNOSTICS } from './table-xml.js';

export const DIAGNOSTICS = {
  ...XML_DIAGNOSTICS,
  ...STRUCTURE_DIAGNOSTICS,
  ...TRANSITION_DIAGNOSTICS,
  ...CONTENT_DIAGNOSTICS,
  ...DATAMODEL_DIAGNOSTICS,
} as const satisfies Record<string, TableEntry>;

export type DiagnosticCode = keyof typeof DIAGNOSTICS;
