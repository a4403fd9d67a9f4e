/**
 * Contract of a telephony adapter: T-Library's requests and events for agents on DNs, whatever stands behind them.
 *
 * 1. `supports` names every request that the adapter can send. Any other one is rejected with 51, and nothing is sent.
 * 2. `open()` connects. It resolves after `EventServerConnected` was given to the listeners; when it cannot connect it
 *    rejects with a `TelephonyError` and the adapter stays closed. Opening an adapter that is open or opening changes nothing.
 * 3. While the adapter is not open (before, during opening, after `close()`, after a loss) `request()` rejects with 54.
 * 4. `close()` always resolves, also twice and before `open()`. Requests in flight are rejected with 54, and so is an
 *    `open()` under way. When it has resolved no event is emitted any more, and `open()` may be called again.
 * 5. `request()` never throws. Its promise resolves as soon as the request is *accepted*, that is sent to a connected
 *    T-Server, with the reference ID: a positive integer that no other request of this adapter has.
 * 6. It rejects with a `TelephonyError`, and only for what is known before acceptance: 40, 41, 51, 53, 54, 58, 59, 123.
 *    A DN or a switch that is not known is 59 or 123.
 * 7. What the switch makes of it is an event with that reference ID, one per request, emitted after the promise has
 *    resolved: its confirmation (see `CONFIRMATION`), or `EventError` with a code and a text.
 * 8. Requests for one DN are sent in the order in which they were made.
 * 9. A request whose `signal` is aborted before acceptance is not sent and rejects with the signal's reason. Later
 *    aborting changes nothing.
 * 10. `onEvent()` gives every listener every event once, in order, until its unsubscribe function is called. A listener
 *    that throws disturbs neither the adapter nor the other listeners.
 * 11. An event that answers no request of this adapter (the agent used the phone) carries no reference ID.
 * 12. Losing the T-Server rejects the requests in flight with 54 and emits `EventServerDisconnected` once; the adapter is
 *    closed then and never reconnects by itself. Losing only the switch (`EventLinkDisconnected`) leaves it open, and
 *    requests are rejected with 54 until `EventLinkConnected`.
 * 13. It leaves nothing behind: no rejected promise that nobody sees, no listener on the `signal` of a request that has ended.
 */
import type { DataValue } from '../event.js';

/** T-Library's key-value list. T-Library itself knows strings, integers and lists; converting is the adapter's business. */
export type KeyValueList = Readonly<Record<string, DataValue>>;

/** T-Library's TAgentWorkMode, by name; AutoIn is also called LegalGuard. */
export type WorkMode = 'Unknown' | 'ManualIn' | 'AutoIn' | 'AfterCallWork' | 'AuxWork' | 'NoCallDisconnect' | 'WalkAway' | 'ReturnBack';

export type RequestName =
  | 'RequestAgentLogin'
  | 'RequestAgentLogout'
  | 'RequestAgentReady'
  | 'RequestAgentNotReady'
  | 'RequestSetDNDOn'
  | 'RequestSetDNDOff'
  | 'RequestRegisterAddress'
  | 'RequestUnregisterAddress';

/** A request to the T-Server. */
export interface TelephonyRequest {
  readonly name: RequestName;
  /** The DN it is about. */
  readonly thisDN: string;
  /** The switch that has the DN; may be left out where there is one. */
  readonly switch?: string | undefined;
  readonly agentID?: string | undefined;
  /** Number of the ACD group. */
  readonly queue?: string | undefined;
  readonly workMode?: WorkMode | undefined;
  /** Why: `{ ReasonCode: 'lunch' }`. */
  readonly reasons?: KeyValueList | undefined;
  /** What only this switch understands. */
  readonly extensions?: KeyValueList | undefined;
  /** Takes the request back as long as it is not accepted. */
  readonly signal?: AbortSignal | undefined;
}

/** What all events carry. */
interface EventBase {
  /** ms since 1970. */
  readonly time: number;
  /** Name of the T-Server. */
  readonly server: string;
  /** Name of the switch, where there are several. */
  readonly switch?: string | undefined;
}

interface DNEvent extends EventBase {
  readonly thisDN: string;
  /** The request that this answers; absent when it happened by itself. */
  readonly referenceID?: number | undefined;
  readonly extensions?: KeyValueList | undefined;
}

/** A change of an agent's state; `EventAgentLogout` is the final logout, `EventQueueLogout` leaves one of several queues. */
export interface AgentEvent extends DNEvent {
  readonly name: 'EventAgentLogin' | 'EventAgentLogout' | 'EventQueueLogout' | 'EventAgentReady' | 'EventAgentNotReady';
  readonly agentID?: string | undefined;
  readonly thisQueue?: string | undefined;
  readonly workMode?: WorkMode | undefined;
  readonly reasons?: KeyValueList | undefined;
}

/** Do-not-disturb of a DN was switched. */
export interface DNDEvent extends DNEvent {
  readonly name: 'EventDNDOn' | 'EventDNDOff';
  readonly reasons?: KeyValueList | undefined;
}

/** The T-Server reports a DN's events from now on, or no longer. */
export interface AddressEvent extends DNEvent {
  readonly name: 'EventRegistered' | 'EventUnregistered';
}

/** A request that was accepted and then refused. */
export interface ErrorEvent extends EventBase {
  readonly name: 'EventError';
  readonly referenceID: number;
  readonly errorCode: number;
  readonly errorMessage?: string | undefined;
  readonly thisDN?: string | undefined;
  readonly extensions?: KeyValueList | undefined;
}

/** The connection to the T-Server, or the T-Server's link to the switch, came or went. */
export interface ConnectionEvent extends EventBase {
  readonly name: 'EventServerConnected' | 'EventServerDisconnected' | 'EventLinkConnected' | 'EventLinkDisconnected';
  readonly errorCode?: number | undefined;
  readonly errorMessage?: string | undefined;
}

export type TelephonyEvent = AgentEvent | DNDEvent | AddressEvent | ErrorEvent | ConnectionEvent;
export type EventName = TelephonyEvent['name'];

/** The event that confirms a request; a logout from one of several queues is confirmed by `EventQueueLogout` instead. */
export const CONFIRMATION = {
  RequestAgentLogin: 'EventAgentLogin',
  RequestAgentLogout: 'EventAgentLogout',
  RequestAgentReady: 'EventAgentReady',
  RequestAgentNotReady: 'EventAgentNotReady',
  RequestSetDNDOn: 'EventDNDOn',
  RequestSetDNDOff: 'EventDNDOff',
  RequestRegisterAddress: 'EventRegistered',
  RequestUnregisterAddress: 'EventUnregistered',
} as const satisfies Record<RequestName, EventName>;

export type EventListener = (event: TelephonyEvent) => void;

/** The way to one or more T-Servers. Whoever makes an adapter opens and closes it; extensions only use it. */
export interface TelephonyAdapter {
  /** Declared abilities. */
  readonly supports: ReadonlySet<RequestName>;
  /** Names of the switches behind it; absent when the adapter does not look at `switch`. */
  readonly switches?: readonly string[] | undefined;
  open(): Promise<void>;
  close(): Promise<void>;
  /**
   * @returns the reference ID, once the request is accepted
   * @throws TelephonyError (as a rejection) for what is known before that
   */
  request(request: TelephonyRequest): Promise<number>;
  /** @returns ends the subscription; may be called more than once */
  onEvent(listener: EventListener): () => void;
}

/** A failure with T-Library's code, constant and text. `telephonyError(code)` makes one from the table of codes. */
export class TelephonyError extends Error {
  override readonly name = 'TelephonyError';
  constructor(
    readonly code: number,
    /** T-Library's constant, such as `TERR_NO_SWITCH`. */
    readonly symbol: string,
    /** T-Library's text, such as `No connection to the switch`. */
    readonly text: string,
    /** What it is about in this case, such as the DN. */
    readonly detail?: string,
    options?: ErrorOptions,
  ) {
    super(detail === undefined ? `${code} ${text}` : `${code} ${text}: ${detail}`, options);
  }
}
