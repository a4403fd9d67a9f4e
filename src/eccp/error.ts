import type { RequestName } from './messages/requests.js';

/**
 * Where a request failed. `request`: the server did not carry it out at all. `command`: the command itself refused.
 * `timeout`: no answer came in time, though it may have been carried out. `connection`: there is none, or it was lost
 * before the answer; then nobody knows either. `answer`: what came is no answer to it.
 */
export type EccpErrorLevel = 'request' | 'command' | 'timeout' | 'connection' | 'answer';

/** Why a request failed. Holds no arguments: they may be secrets. */
export class EccpError extends Error {
  override readonly name = 'EccpError';

  /**
   * @param code what the server says (`401`, `417` …); undefined when it said nothing
   * @param reason the server's message, or what happened
   */
  constructor(
    readonly level: EccpErrorLevel,
    readonly code: number | undefined,
    readonly reason: string,
    readonly request?: RequestName,
  ) {
    super(code === undefined ? reason : `ECCP ${code}: ${reason}`);
  }
}
