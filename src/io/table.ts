import type { IoProcessor } from './contract.js';
import { scxmlProcessor } from './scxml.js';

/** Event I/O processors that every platform has. */
export const IO_PROCESSORS: readonly IoProcessor[] = [scxmlProcessor];
