import type { CodeTable } from '../generate/code-table.js';
import type { Limits } from '../limits.js';
import type { TimeZone } from '../time-zone.js';
import type { GlobalNames } from './names.js';
import type { Units } from './units.js';

/** What all sessions of a document share. */
export interface SharedByDocument {
  readonly names: GlobalNames;
  readonly units: Units;
  readonly limits: Limits;
  readonly zone: TimeZone;
  readonly code: CodeTable;
}
