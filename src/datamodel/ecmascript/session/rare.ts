import type { GlobalObject } from './global-object.js';

/** What a session rarely needs, made on first use. */
export interface Rare {
  ioProcessors?: object;
  platformVariables?: object;
  symbols?: Map<string, symbol>;
  globals?: Map<string, unknown>;
  globalObject?: GlobalObject;
}
