/** The state of a session as JSON and back: states by index, bound to one document by whoever stores it. */
import type { Plan, PlanState } from '../plan/plan.js';
import type { ActiveInvocation } from './active-invocation.js';
import { BitSet } from './bit-set.js';
import type { SessionState } from './session-state.js';
import { isHistoryValue, isLegalConfiguration } from './snapshot-check.js';
import { decodeEvent, encodeEvent, type Json } from './snapshot-data.js';
import { countOf, damaged, Shape } from './snapshot-shape.js';

export function encodeSession(state: SessionState): Json {
  return {
    configuration: [...state.configuration],
    entered: [...state.everEntered],
    history: state.history.map((states) => states?.map(({ index }) => index) ?? null),
    invocations: state.invocations.map(({ invokeid, invoke }) => ({
      id: invokeid,
      state: invoke.state.index,
      number: invoke.state.invokes.indexOf(invoke),
    })),
    internal: state.internalQueue.map(encodeEvent),
    ids: state.ids,
    data: state.data,
  };
}

/** @throws ScxmlError `BAD_SNAPSHOT` for what no session of the plan can have been */
export function decodeSession(json: unknown, plan: Plan): SessionState {
  const shape = new Shape(json, 'session');
  const last = plan.states.length - 1;
  const indices = (key: string): BitSet =>
    BitSet.from(
      plan.states.length,
      shape.list(key, (index, what) => countOf(index, last, what)),
    );
  const configuration = indices('configuration');
  if (!isLegalConfiguration(plan, configuration)) damaged('the active states exclude each other');
  const invocations = shape.list('invocations', (item, what) => decodeInvocation(new Shape(item, what), plan, configuration));
  if (new Set(invocations.map(({ invokeid }) => invokeid)).size < invocations.length) damaged('an invoke id is used twice');
  return {
    configuration,
    everEntered: indices('entered'),
    history: decodeHistory(shape, plan),
    invocations,
    internalQueue: shape.list('internal', decodeEvent),
    ids: shape.count('ids'),
    data: shape.text('data'),
  };
}

function decodeHistory(shape: Shape, plan: Plan): SessionState['history'] {
  const values = shape.list('history', (item, what): readonly PlanState[] | undefined => {
    if (item === null) return undefined;
    return new Shape({ item }, what).list('item', (index) => plan.states[countOf(index, plan.states.length - 1, what)]!);
  });
  if (values.length !== plan.historySlots) damaged('the document has another number of histories');
  for (const { kind, historySlot, ...history } of plan.states) {
    const value = kind === 'history' ? values[historySlot] : undefined;
    if (value && !isHistoryValue(history, value)) damaged(`history ${history.id} cannot have recorded these states`);
  }
  return values;
}

function decodeInvocation(shape: Shape, plan: Plan, configuration: BitSet): ActiveInvocation {
  const state = plan.states[shape.count('state', plan.states.length - 1)]!;
  const invoke = state.invokes[shape.count('number')];
  if (!invoke || !configuration.has(state.index)) damaged(`${shape.what} is not of an active state`);
  return { invokeid: shape.text('id'), invoke };
}
