import { type DataValue, type InvokeEffect, ScxmlEvent } from '../event.js';
import type { SessionStatus } from '../host/contract.js';
import type { Invocation, InvokeContext } from '../invoke/contract.js';
import type { Live } from './live.js';

/**
 * Starts an invoked service and connects what it says to the invoking session (SCXML 6.4).
 * @param kept the session that a snapshot has for it: the one that the service opens goes on from there
 * @throws ScxmlError when that session cannot be restored, and never without one
 */
export function startInvocation(live: Live, effect: InvokeEffect, kept?: unknown): void {
  const { owner } = live;
  const { invokeid } = effect;
  const invoker = owner.registry.invokers.get(effect.service);
  if (!invoker) {
    live.fail(`no service of type "${effect.service}" can be invoked`, undefined, { ...effect.place, invokeid });
    return;
  }
  // a service that speaks while it starts is not in the table yet, and must be heard all the same
  let state: 'starting' | 'running' | 'over' = 'starting';
  const listening = (): boolean => live.session.running && (state === 'starting' || (state === 'running' && live.invoked.has(invokeid)));

  let waiting = kept;
  let refused: unknown;

  const deliver = (event: ScxmlEvent): string | undefined => {
    if (!listening()) return undefined;
    const { name, type, sendid, origin, origintype, data, raw } = event;
    return owner.route(live.id, new ScxmlEvent(name, type, { sendid, origin, origintype, invokeid, data, raw }));
  };
  const deliverOrNote = (event: ScxmlEvent): void => {
    const problem = deliver(event);
    if (problem !== undefined)
      owner.tracer?.write(live.id, { type: 'note', message: `event ${event.name} of ${invokeid} was lost: ${problem}` });
  };
  const fail = (message: string): void => {
    if (listening()) live.fail(message, undefined, { ...effect.place, invokeid });
  };
  const over = (): void => {
    state = 'over';
    live.invoked.delete(invokeid);
  };
  const done = (data: DataValue): void => {
    deliverOrNote(new ScxmlEvent(`done.invoke.${invokeid}`, 'external', { data }));
    over();
  };
  const ended = (status: SessionStatus, result: DataValue): void => {
    if (status === 'final') {
      done(result);
      return;
    }
    fail(`the invoked session ended: ${status}`);
    over();
  };

  const context: InvokeContext = {
    sessionId: live.id,
    openSession: (source, data) => {
      const resumed = waiting;
      waiting = undefined;
      try {
        return owner.openChild({ live, deliver, ended }, source, data, resumed);
      } catch (error) {
        if (resumed !== undefined && state === 'starting') refused = error;
        throw error;
      }
    },
    fetch: (src) => owner.fetchChild(src, live),
    deliver: deliverOrNote,
    done,
    fail,
  };
  let invocation: Invocation | undefined;
  try {
    invocation = invoker.start(effect, context);
  } catch (error) {
    fail(error instanceof Error ? error.message : String(error)); // an invoker that breaks its contract stops nobody else
  }
  if (refused !== undefined) throw refused;
  if (!invocation) state = 'over';
  if (state === 'starting' && invocation) {
    state = 'running';
    live.invoked.set(invokeid, { effect, invocation, resumes: () => waiting });
  }
}

/** @returns what went wrong, or undefined */
export function sendToInvocation(live: Live, invokeid: string, event: ScxmlEvent): string | undefined {
  const invocation = live.invoked.get(invokeid)?.invocation;
  if (!invocation) return `no service runs under the invoke id "${invokeid}"`;
  try {
    return invocation.send(event);
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/** The invoking state was left. */
export function cancelInvocation(live: Live, invokeid: string): void {
  const invocation = live.invoked.get(invokeid)?.invocation;
  live.invoked.delete(invokeid); // first, so that nothing it says while ending arrives
  try {
    invocation?.cancel();
  } catch (error) {
    const message = `${invokeid} could not be cancelled: ${error instanceof Error ? error.message : String(error)}`;
    live.owner.tracer?.write(live.id, { type: 'note', message });
  }
}
