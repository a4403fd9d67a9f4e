import { type ContentSession, eventData } from '../content/contract.js';
import type { DataStore } from '../datamodel/contract.js';
import type { DataValue } from '../event.js';
import type { PlanState } from '../plan/plan.js';
import type { Failing } from './execute.js';

/** What initialising data needs of a session. */
interface Initialising extends Failing {
  readonly data: DataStore;
  readonly startData: Readonly<Record<string, DataValue>>;
  import(value: DataValue): unknown;
}

/**
 * Initialises the data of a state (SCXML 5.3). A value given when the session was started takes the place of the document's,
 * for top-level data only. What cannot be evaluated stays undefined and raises `error.execution`.
 */
export function initializeDataModel(session: Initialising, state: PlanState): void {
  for (const item of state.data) {
    try {
      const given = state.kind === 'scxml' && Object.hasOwn(session.startData, item.id);
      const value = given ? session.import(session.startData[item.id]) : item.value?.(session.data);
      item.initialise(session.data, value);
    } catch (error) {
      session.fail(error, { tag: 'data', span: state.span });
    }
  }
}

/** Data of `<donedata>`: an item that cannot be evaluated raises its error before the done event and is left out (5.5, 5.7). */
export function doneData(session: ContentSession & Failing, state: PlanState): DataValue {
  if (!state.donedata) return undefined;
  return eventData(state.donedata(session, (error) => session.fail(error, { tag: 'donedata', span: state.span })));
}
