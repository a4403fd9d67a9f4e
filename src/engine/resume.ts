/** What a session is between two macrosteps, taken from one and given to another one of the same plan. */
import type { Session } from './session.js';
import type { SessionState } from './session-state.js';

export function stateOf(session: Session): SessionState {
  session.plan.complete();
  return {
    configuration: session.configuration,
    everEntered: session.everEntered,
    history: session.historyValues,
    invocations: session.invocations,
    internalQueue: session.internalQueue.waiting,
    ids: session.ids,
    data: session.data.snapshot(),
  };
}

/** Puts a new session where another one was; it was made with the snapshot of that one's data. */
export function takeOver(session: Session, { configuration, everEntered, history, invocations, internalQueue, ids }: SessionState): void {
  const { cache } = session;
  const place = cache?.placeOf(configuration);
  if (place) session.place = place;
  else session.moveTo(configuration);
  for (const index of everEntered) session.everEntered.add(index);
  history.forEach((states, slot) => {
    session.historyValues[slot] = states && (cache?.historyValue(states) ?? states);
  });
  session.invocations = invocations;
  for (const event of internalQueue) session.internalQueue.enqueue(event);
  session.ids = ids;
}
