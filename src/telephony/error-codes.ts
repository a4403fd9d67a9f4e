/**
 * T-Library's error codes, as far as they matter for agents and DNs: the general set (40 to 59) and the ones that
 * switches give. The only place where these are worded.
 */
import { TelephonyError } from './contract.js';

interface ErrorText {
  /** T-Library's constant; `TERR_<code>` where no name is published. */
  readonly symbol: string;
  readonly text: string;
}

const unnamed = (code: number, text: string): readonly [number, ErrorText] => [code, { symbol: `TERR_${code}`, text }];
const named = (code: number, symbol: string, text: string): readonly [number, ErrorText] => [code, { symbol, text }];

export const ERROR_CODES: ReadonlyMap<number, ErrorText> = new Map([
  named(40, 'TERR_NOMORE_LICENSE', 'No more licenses available'),
  named(41, 'TERR_NOT_REGISTERED', 'Client has not registered the DN'),
  named(42, 'TERR_RESOURCE_SEIZED', 'Resource is already seized'),
  named(43, 'TERR_IN_SAME_STATE', 'Object is already in requested state'),
  named(50, 'TERR_UNKNOWN_ERROR', 'Unrecognized error'),
  named(51, 'TERR_UNSUP_OPER', 'Unsupported operation'),
  named(52, 'TERR_INTERNAL', 'Internal error'),
  named(53, 'TERR_INVALID_ATTR', 'Invalid attribute value'),
  named(54, 'TERR_NO_SWITCH', 'No connection to the switch'),
  named(55, 'TERR_PROTO_VERS', 'Incorrect protocol version'),
  named(56, 'TERR_INV_CONNID', 'Invalid ConnectionID'),
  named(57, 'TERR_TIMEOUT', 'Timeout expired'),
  named(58, 'TERR_OUT_OF_SERVICE', 'Out of service'),
  named(59, 'TERR_NOT_CONFIGURED', 'DN is not configured in CME'),
  unnamed(119, 'Bad password'),
  unnamed(123, 'DN does not exist'),
  unnamed(125, 'DN is already registered'),
  unnamed(182, 'Target set is not an ACD agent'),
  unnamed(183, 'Set is a virtual agent'),
  unnamed(184, 'Set is in maintenance busy state'),
  unnamed(185, 'Set is in wrong state for invocation'),
  unnamed(186, 'Set is in target state'),
  unnamed(187, 'No ready or not ready while the ACD set is logged out'),
  unnamed(190, 'DN is missing or invalid'),
  unnamed(191, 'Agent ID is missing or invalid'),
  unnamed(192, 'Agent ID is invalid'),
  unnamed(506, 'Request received in an invalid state'),
  unnamed(1141, 'Request incompatible with object'),
  unnamed(9996, 'Sign-in number is already registered with another agent'),
]);

/** T-Library's text of a code; for one that is not in the table, `Switch error <code>`. */
export function errorText(code: number): string {
  return ERROR_CODES.get(code)?.text ?? `Switch error ${code}`;
}

/**
 * The error of a code.
 * @param detail what it is about in this case, such as `DN 7099`
 */
export function telephonyError(code: number, detail?: string, options?: ErrorOptions): TelephonyError {
  return new TelephonyError(code, ERROR_CODES.get(code)?.symbol ?? `TERR_${code}`, errorText(code), detail, options);
}
