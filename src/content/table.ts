import { assign } from './assign.js';
import { cancel } from './cancel.js';
import type { ContentKind } from './contract.js';
import { foreach } from './foreach.js';
import { ifElement } from './if.js';
import { log } from './log.js';
import { raise } from './raise.js';
import { script } from './script.js';
import { send } from './send.js';

/** Executable content of the SCXML namespace by element name (SCXML 4, 5.4, 5.8, 6.2, 6.3). */
export const CONTENT: ReadonlyMap<string, ContentKind> = new Map(
  [raise, ifElement, foreach, log, assign, script, send, cancel].map((kind) => [kind.name, kind]),
);
