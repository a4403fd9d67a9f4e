import type { Invoker } from './contract.js';
import { scxmlInvoker } from './scxml.js';

/** Services that every platform can invoke. */
export const INVOKERS: readonly Invoker[] = [scxmlInvoker];
