import type { PlanState } from '../plan/plan.js';
import type { Session } from './session.js';

/**
 * Initialises the data of a state (SCXML 5.3). A value given when the session was started takes the place of the document's,
 * for top-level data only. What cannot be evaluated stays undefined and raises `error.execution`.
 */
export function initializeDataModel(session: Session, state: PlanState): void {
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
