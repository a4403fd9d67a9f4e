/** What consoles ask for as requests of T-Library, with the switch's own answer. */
import type { Timer } from '../../clock.js';
import type { RequestName as EccpRequest } from '../../eccp/messages/requests.js';
import { commandFailed, type RequestRefused, requestFailed } from '../../eccp/server/refusal.js';
import { type ErrorEvent, type RequestName, type TelephonyAdapter, TelephonyError, type TelephonyEvent } from '../contract.js';
import { telephonyError } from '../error-codes.js';
import type { AgentRecord } from './agents.js';

/** Those that are made and answered through the adapter. */
export type Steering = Extract<EccpRequest, 'loginagent' | 'logoutagent' | 'pauseagent' | 'unpauseagent'>;

export interface RequestOptions {
  readonly adapter: TelephonyAdapter;
  readonly clock: { after(delay: number, callback: () => void): Timer };
  /** ms */
  readonly confirmLimit: number;
}

export class BridgedRequests {
  readonly #options: RequestOptions;
  readonly #waiting = new Map<number, (answer: TelephonyEvent | undefined) => void>();

  constructor(options: RequestOptions) {
    this.#options = options;
  }

  /** An event of the adapter, which may answer a request; its loss answers all. */
  take(event: TelephonyEvent): void {
    if (event.name === 'EventServerDisconnected') for (const answered of [...this.#waiting.values()]) answered(undefined);
    else if ('referenceID' in event && event.referenceID !== undefined) this.#waiting.get(event.referenceID)?.(event);
  }

  /**
   * Makes a request. The promise that it gives is the switch's answer.
   * @throws TelephonyError when it is not accepted
   */
  async make(
    name: RequestName,
    { dn, agentID }: Pick<AgentRecord, 'dn' | 'agentID'>,
    reason?: string,
  ): Promise<{ readonly confirmed: Promise<void> }> {
    const reasons = reason === undefined ? undefined : { ReasonCode: reason };
    const referenceID = await this.#options.adapter.request({ name, thisDN: dn, agentID, reasons });
    return { confirmed: this.#confirmation(referenceID, name) };
  }

  #confirmation(referenceID: number, name: RequestName): Promise<void> {
    const { clock, confirmLimit } = this.#options;
    return new Promise((resolve, reject) => {
      const settle = (finish: () => void): void => {
        timer.cancel();
        this.#waiting.delete(referenceID);
        finish();
      };
      const timer = clock.after(confirmLimit, () => settle(() => reject(telephonyError(57, `${name} was not confirmed`))));
      this.#waiting.set(referenceID, (answer) => {
        if (answer === undefined) settle(() => reject(telephonyError(54, 'the switch was lost')));
        else if (answer.name === 'EventError') settle(() => reject(refusal(answer)));
        else settle(resolve);
      });
    });
  }
}

function refusal({ errorCode, errorMessage }: ErrorEvent): TelephonyError {
  return telephonyError(errorCode, errorMessage);
}

/** Codes of T-Library as ECCP words them: what is unknown, and what the agent is in no state for. */
const AGENT_UNKNOWN: ReadonlySet<number> = new Set([59, 123, 182, 190, 191, 192]);
const WRONG_STATE: ReadonlySet<number> = new Set([42, 43, 185, 186, 506, 1141, 9996]);

/** @param status what the answer says before the failure, in those that have it */
export function toEccp(error: unknown, status?: string): RequestRefused {
  if (!(error instanceof TelephonyError)) return commandFailed(500, error instanceof Error ? error.message : String(error), status);
  const { code, message } = error;
  if (code === 54) return requestFailed(500, 'No AMI connection');
  if (code === 51) return requestFailed(501, 'Not Implemented');
  if (AGENT_UNKNOWN.has(code)) return commandFailed(404, 'Specified agent not found', status);
  if (code === 53) return commandFailed(404, 'Break ID not found or not active', status);
  if (code === 187) return commandFailed(417, 'Agent currently not logged in', status);
  if (WRONG_STATE.has(code)) return commandFailed(status === undefined ? 417 : 409, message, status);
  return commandFailed(500, message, status);
}
