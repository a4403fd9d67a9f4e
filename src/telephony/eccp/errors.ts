/** What failures of the ECCP server are among the codes of T-Library. */
import { EccpError } from '../../eccp/error.js';
import { TelephonyError } from '../contract.js';
import { telephonyError } from '../error-codes.js';

/** A pattern of the message, where one code of the server stands for several things. */
interface Row {
  readonly code: number;
  readonly message?: RegExp;
  readonly becomes: number;
}

/** Refusals of commands; the first row that fits counts. Servers' words differ little, their codes do not. */
const REFUSALS: readonly Row[] = [
  { code: 401, becomes: 191 },
  { code: 404, message: /break/i, becomes: 53 },
  { code: 404, message: /extension/i, becomes: 123 },
  { code: 404, message: /not logged in through/i, becomes: 182 },
  { code: 404, becomes: 192 },
  { code: 406, becomes: 53 },
  { code: 409, becomes: 42 },
  { code: 413, becomes: 53 },
  { code: 417, message: /invalid agent/i, becomes: 192 },
  { code: 417, message: /not logged in/i, becomes: 187 },
  { code: 417, becomes: 185 },
  { code: 400, becomes: 52 },
  { code: 500, message: /no ami/i, becomes: 54 },
  { code: 500, becomes: 52 },
  { code: 501, becomes: 51 },
  { code: 503, becomes: 52 },
];

/**
 * An ECCP failure as T-Library's: a command that was refused is about the agent, a request that was not carried out about the
 * server (52, 54), silence is 57, a lost connection 54, and what nobody understands 50. The detail is `ECCP 417: …`.
 */
export function fromEccp(error: unknown): TelephonyError {
  if (error instanceof TelephonyError) return error;
  if (!(error instanceof EccpError)) return telephonyError(50, error instanceof Error ? error.message : String(error));
  return telephonyError(codeOf(error), error.message);
}

function codeOf({ level, code, reason }: EccpError): number {
  if (level === 'timeout') return 57;
  if (level === 'connection') return 54;
  if (level === 'request' && code === 401) return 52; // the server knows neither us nor our second login
  return REFUSALS.find((row) => row.code === code && (row.message?.test(reason) ?? true))?.becomes ?? 50;
}
