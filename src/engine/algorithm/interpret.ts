/**
 * The interpreter (SCXML 3.13, Appendix D): starting, macrosteps, microsteps and the end. `mainEventLoop` is cut where it
 * waits for an external event: `interpret` runs up to the first wait, `macrostep` from one wait to the next.
 * No clock and no I/O: `now` comes from the caller, everything to be done is left in the session's effects.
 */
import { ExecutionError, effectPlace, eventData } from '../../content/contract.js';
import type { DoneEffect, ForwardEffect, InvokeEffect, ScxmlEvent } from '../../event.js';
import { ERROR_EXECUTION } from '../../event.js';
import type { PlanInvoke, PlanTransition } from '../../plan/plan.js';
import { doneData, initializeDataModel } from '../data.js';
import { platformError } from '../errors.js';
import { executeContent } from '../execute.js';
import type { Interpretation } from '../interpretation.js';
import type { Session } from '../session.js';
import type { Time } from '../time.js';
import { enterStates } from './enter.js';
import { exitState, exitStates } from './exit.js';
import { conditionMatch, selectEventlessTransitions, selectTransitions } from './select.js';

/** Starts a session: data, scripts, the initial states and all that follows without an external event. */
export function interpret(session: Session, now: Time): void {
  session.beginMacrostep(now);
  const { plan } = session;
  if (plan.binding === 'early') for (const state of plan.states) initializeDataModel(session, state);
  else initializeDataModel(session, plan.root);
  for (const script of plan.scripts) executeContent(session, [script]);
  if (session.cache) session.cache.enter(session);
  else if (plan.root.initial) enterStates(session, [plan.root.initial]);
  mainEventLoop(session);
}

/** Consumes one external event, up to the next stable configuration. Does nothing in a session that has ended. */
export function macrostep(session: Session, externalEvent: ScxmlEvent, now: Time): void {
  if (session.ended !== undefined) return;
  session.beginMacrostep(now);
  session.takeEvent(externalEvent);
  if (session.invocations.length > 0) forwardToInvoked(session, externalEvent);
  const { cache } = session;
  if (cache !== undefined) cache.take(session, externalEvent);
  else computeMicrostep(session, externalEvent);
  if (!session.isStable || !session.endMacrostep()) mainEventLoop(session);
}

/** Runs `<finalize>` of the service that the event comes from, and forwards the event where `autoforward` asks for it. */
function forwardToInvoked(session: Session, externalEvent: ScxmlEvent): void {
  // in document order of the invoking states
  for (const active of [...session.invocations].sort((a, b) => a.invoke.state.index - b.invoke.state.index)) {
    if (active.invokeid === externalEvent.invokeid) applyFinalize(session, active.invoke, externalEvent);
    if (active.invoke.autoforward) {
      const effect: ForwardEffect = { type: 'forward', invokeid: active.invokeid, event: externalEvent };
      session.effect(effect);
    }
  }
}

/** Takes a platform event that arose outside, such as `error.communication`, on the internal queue (SCXML 5.10.1, 3.12.2). */
export function platformEvent(session: Session, event: ScxmlEvent, now: Time): void {
  if (!session.running) return;
  session.beginMacrostep(now);
  session.raise(event);
  mainEventLoop(session);
}

/** Ends the session from outside (isCancelEvent in Appendix D). */
export function cancelSession(session: Session, now: Time): void {
  if (!session.running) return;
  session.beginMacrostep(now);
  session.ended = 'cancelled';
  exitInterpreter(session);
}

/**
 * The loop from where an external event was handled to the next wait: eventless transitions and internal events until there
 * are no more, then the invokes of states that were entered and are still active.
 * DIFFERS: it is cut where Appendix D waits for an external event, because the host owns the external queue.
 */
function mainEventLoop(session: Session): void {
  const { cache } = session;
  let steps = 0; // microsteps and internal events
  do {
    let macrostepDone = false;
    while (session.running && !macrostepDone) {
      if (++steps > session.microstepLimit) {
        stopRunaway(session);
        return;
      }
      if (!session.place.quiet && takeEventless(session)) continue;
      const event = session.dequeueInternal();
      if (event) {
        session.takeEvent(event);
        if (cache !== undefined) cache.take(session, event);
        else computeMicrostep(session, event);
      } else {
        macrostepDone = true;
      }
    }
    if (!session.running) {
      exitInterpreter(session);
      return;
    }
    startInvokes(session);
    // invoking may have raised internal events: they are handled before the macrostep is over
  } while (session.hasInternalEvents);
  if (!session.endMacrostep()) exitInterpreter(session);
}

function takeEventless(session: Session): boolean {
  const { cache } = session;
  return cache !== undefined ? cache.takeEventless(session) : computeMicrostep(session, undefined);
}

/** Selects the transitions that the event, or no event, enables, and takes them. @returns whether there were any */
export function computeMicrostep(session: Session, event: ScxmlEvent | undefined, matches = conditionMatch): boolean {
  const enabledTransitions = event ? selectTransitions(session, event, matches) : selectEventlessTransitions(session, matches);
  if (enabledTransitions.length === 0) return false;
  microstep(session, enabledTransitions, event);
  return true;
}

export function microstep(session: Session, enabledTransitions: readonly PlanTransition[], event: ScxmlEvent | undefined): void {
  session.observer?.microstep(session.id, enabledTransitions, event);
  exitStates(session, enabledTransitions);
  executeTransitionContent(session, enabledTransitions);
  enterStates(session, enabledTransitions);
}

export function executeTransitionContent(session: Interpretation, enabledTransitions: readonly PlanTransition[]): void {
  for (const transition of enabledTransitions) session.execute(transition.content);
}

function startInvokes(session: Session): void {
  const { statesToInvoke } = session;
  if (statesToInvoke === undefined) return;
  for (const index of statesToInvoke) {
    for (const item of session.plan.states[index]!.invokes) invoke(session, item);
  }
  session.statesToInvoke = undefined;
}

/** An argument that cannot be evaluated ends the processing of the element without further action (SCXML 6.4.2). */
function invoke(session: Session, item: PlanInvoke): void {
  try {
    const service = item.service(session);
    const src = item.src(session);
    const values = item.payload(session);
    const invokeid = item.invokeid(session);
    if (session.invocations.some((active) => active.invokeid === invokeid)) {
      throw new ExecutionError(`a service is running under the invoke id "${invokeid}"`, item);
    }
    const data = values.pairs.length > 0 ? (eventData({ ...values, content: undefined }) as InvokeEffect['data']) : {};
    const { autoforward } = item;
    const effect: InvokeEffect = {
      type: 'invoke',
      invokeid,
      service,
      src,
      content: values.content,
      data,
      autoforward,
      place: effectPlace(item),
    };
    session.invocations = [...session.invocations, { invokeid, invoke: item }];
    session.observer?.invoking(session.id, item, invokeid);
    session.effect(effect);
  } catch (error) {
    session.fail(error, item);
  }
}

function applyFinalize(session: Session, item: PlanInvoke, event: ScxmlEvent): void {
  if (item.finalize === undefined) return;
  session.finalizing = event;
  executeContent(session, item.finalize);
  session.finalizing = undefined;
}

/** Onexit handlers of all active states, then the session's last effect. The configuration is kept for those who look later. */
function exitInterpreter(session: Session): void {
  session.lastConfiguration = session.configuration.copy();
  let data: DoneEffect['data'];
  for (const index of session.configuration.descending()) {
    const state = session.plan.states[index]!;
    exitState(session, state);
    if (state.kind === 'final' && state.parent?.kind === 'scxml') data = doneData(session, state);
  }
  const effect: DoneEffect = { type: 'done', data };
  session.effect(effect);
}

/**
 * A macrostep that does not end (SCXML has no limit; hosts need one): the chart gets one last `error.execution` with
 * `reason: 'runaway'`, then the session is ended with its onexit handlers.
 */
function stopRunaway(session: Session): void {
  const message = `macrostep stopped after ${session.microstepLimit} microsteps: the document never gets stable`;
  session.internalQueue.clear();
  session.discardEffects(); // thousands of requests of a loop must not reach the switch
  const event = platformError(ERROR_EXECUTION, message, undefined, { tag: 'scxml', span: session.plan.root.span }, 'runaway');
  session.observer?.error(session.id, event);
  session.takeEvent(event);
  computeMicrostep(session, event);
  session.ended ??= 'runaway';
  exitInterpreter(session);
}
