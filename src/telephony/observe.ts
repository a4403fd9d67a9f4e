/** Makes every request and event of an adapter visible, for traces and tests; the adapter itself notices nothing. */
import type { TelephonyAdapter, TelephonyEvent, TelephonyRequest } from './contract.js';
import { textOf } from './text-of.js';

/** One line of telephony traffic. Answers to a request carry the request itself. */
export type TelephonyTrace =
  | { readonly type: 'request'; readonly request: TelephonyRequest }
  | { readonly type: 'accepted'; readonly request: TelephonyRequest; readonly referenceID: number }
  | { readonly type: 'rejected'; readonly request: TelephonyRequest; readonly error: unknown }
  | { readonly type: 'event'; readonly event: TelephonyEvent };

/**
 * The same adapter, with its traffic told to `observer`: a request before it is made, its acceptance or rejection before
 * the caller learns of it, an event before the listeners get it. Events are observed from now on, also with no listener.
 */
export function observed(adapter: TelephonyAdapter, observer: (trace: TelephonyTrace) => void): TelephonyAdapter {
  adapter.onEvent((event) => observer({ type: 'event', event }));
  return {
    supports: adapter.supports,
    switches: adapter.switches,
    open: () => adapter.open(),
    close: () => adapter.close(),
    onEvent: (listener) => adapter.onEvent(listener),
    async request(request) {
      observer({ type: 'request', request });
      try {
        const referenceID = await adapter.request(request);
        observer({ type: 'accepted', request, referenceID });
        return referenceID;
      } catch (error) {
        observer({ type: 'rejected', request, error });
        throw error;
      }
    },
  };
}

/** A trace as one line for people: `→ RequestAgentLogout 7001`, `← EventAgentLogout 7001 #3`. */
export function describeTrace(trace: TelephonyTrace): string {
  switch (trace.type) {
    case 'request':
      return `→ ${describeRequest(trace.request)}`;
    case 'accepted':
      return `  ${describeRequest(trace.request)} accepted as #${trace.referenceID}`;
    case 'rejected':
      return `  ${describeRequest(trace.request)} rejected: ${textOf(trace.error)}`;
    case 'event':
      return `← ${describeEvent(trace.event)}`;
  }
}

function describeRequest(request: TelephonyRequest): string {
  const words: string[] = [request.name, where(request.thisDN, request.switch)];
  if (request.agentID !== undefined) words.push(`agentID=${request.agentID}`);
  if (request.queue !== undefined) words.push(`queue=${request.queue}`);
  if (request.workMode !== undefined) words.push(`workMode=${request.workMode}`);
  if (request.reasons !== undefined) words.push(`reasons=${JSON.stringify(request.reasons)}`);
  if (request.extensions !== undefined) words.push(`extensions=${JSON.stringify(request.extensions)}`);
  return words.join(' ');
}

function describeEvent(event: TelephonyEvent): string {
  const words: string[] = [event.name];
  if ('thisDN' in event && event.thisDN !== undefined) words.push(where(event.thisDN, event.switch));
  else words.push(event.switch ?? event.server);
  if ('referenceID' in event && event.referenceID !== undefined) words.push(`#${event.referenceID}`);
  if ('workMode' in event && event.workMode !== undefined && event.workMode !== 'Unknown') words.push(`workMode=${event.workMode}`);
  if ('errorCode' in event && event.errorCode !== undefined) words.push(`${event.errorCode} ${event.errorMessage ?? ''}`.trimEnd());
  return words.join(' ');
}

function where(thisDN: string, switchName: string | undefined): string {
  return switchName === undefined ? thisDN : `${thisDN}@${switchName}`;
}
