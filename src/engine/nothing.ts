/** What sessions share that have none of something, which most have not: there may be a million sessions. */
import type { DataValue } from '../event.js';

export const NONE: readonly never[] = Object.freeze([]);
export const NO_DATA: Readonly<Record<string, DataValue>> = Object.freeze({});
