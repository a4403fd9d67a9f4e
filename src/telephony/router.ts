/** Several switches behind one adapter: a request goes to the adapter of its `switch`. */
import { ScxmlError } from '../diagnostics/error.js';
import { AdapterEvents } from './adapter-events.js';
import type { RequestName, TelephonyAdapter, TelephonyEvent, TelephonyRequest } from './contract.js';
import { telephonyError } from './error-codes.js';
import { textOf } from './text-of.js';

interface Route {
  readonly name: string;
  readonly adapter: TelephonyAdapter;
  /** So that opening again after the loss of one leaves the others alone. */
  open: boolean;
}

export interface RouterOptions {
  /** Told what listeners throw. */
  readonly log?: ((message: string) => void) | undefined;
}

/**
 * An adapter for all the switches in `switches`. A request may leave `switch` out when there is only one; otherwise that
 * is rejected with 59, as is a switch that is not in the table. Events carry the name of their switch. `open()` opens the
 * adapters that are not open; when one fails, those that were opened with it are closed again. The loss of one T-Server
 * leaves the others alone.
 * @throws ScxmlError `BAD_OPTION` when there is no switch
 */
export function routerAdapter(switches: Readonly<Record<string, TelephonyAdapter>>, options: RouterOptions = {}): TelephonyAdapter {
  const routes = Object.entries(switches).map(([name, adapter]): Route => ({ name, adapter, open: false }));
  if (routes.length === 0) throw new ScxmlError('BAD_OPTION', 'a router needs at least one switch');
  const names = routes.map((route) => route.name);
  const supports = new Set<RequestName>(routes.flatMap((route) => [...route.adapter.supports]));
  const events = new AdapterEvents((error) => options.log?.(`a listener of telephony events failed: ${textOf(error)}`));
  let opening: Promise<void> | undefined;

  /** Every adapter counts its own reference IDs; interleaved they differ without a table: id × switches + index. */
  const referenceID = (index: number, id: number): number => id * routes.length + index;

  routes.forEach((route, index) => {
    route.adapter.onEvent((event) => {
      if (event.name === 'EventServerDisconnected') route.open = false;
      events.emit(relabel(event, route.name, (id) => referenceID(index, id)));
    });
  });

  async function openAll(): Promise<void> {
    const closed = routes.filter((route) => !route.open);
    const results = await Promise.allSettled(closed.map((route) => open(route)));
    const failed = results.find((result) => result.status === 'rejected');
    if (!failed) return;
    await Promise.all(closed.map(close));
    throw failed.reason;
  }

  return {
    supports,
    switches: names,
    open() {
      opening ??= openAll().finally(() => {
        opening = undefined;
      });
      return opening;
    },
    async close() {
      await Promise.all(routes.map(close));
      await opening?.catch(() => {}); // whoever called open() is told
    },
    async request(request) {
      if (!supports.has(request.name)) throw telephonyError(51, request.name);
      const index = indexOf(names, request);
      const route = routes[index]!;
      return referenceID(index, await route.adapter.request({ ...request, switch: innerSwitch(route) }));
    },
    onEvent: (listener) => events.subscribe(listener),
  };
}

async function open(route: Route): Promise<void> {
  await route.adapter.open();
  route.open = true;
}

async function close(route: Route): Promise<void> {
  route.open = false;
  await route.adapter.close();
}

/** @throws TelephonyError 59 for a switch that is not there, or not named among several */
function indexOf(names: readonly string[], request: TelephonyRequest): number {
  if (request.switch === undefined) {
    if (names.length === 1) return 0;
    throw telephonyError(59, `DN ${request.thisDN} is ambiguous without a switch, which is one of ${names.join(', ')}`);
  }
  const index = names.indexOf(request.switch);
  if (index < 0) throw telephonyError(59, `there is no switch ${request.switch}, only ${names.join(', ')}`);
  return index;
}

/** The router's names are its own: an adapter with one switch is not asked to know it by that name. */
function innerSwitch(route: Route): string | undefined {
  return route.adapter.switches?.includes(route.name) ? route.name : undefined;
}

function relabel(event: TelephonyEvent, switchName: string, label: (id: number) => number): TelephonyEvent {
  if (!('referenceID' in event) || event.referenceID === undefined) return { ...event, switch: switchName };
  return { ...event, switch: switchName, referenceID: label(event.referenceID) };
}
