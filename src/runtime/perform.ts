/** Performing effects, in order, after the macrostep that left them is committed. */
import { ScxmlError } from '../diagnostics/error.js';
import type {
  CancelEffect,
  CancelInvokeEffect,
  DataValue,
  DoneEffect,
  Effect,
  ForwardEffect,
  InvokeEffect,
  LogEffect,
  SendEffect,
} from '../event.js';
import { PLACE, ScxmlEvent } from '../event.js';
import { checkEventName, sealData } from './event-data.js';
import { cancelInvocation, sendToInvocation, startInvocation } from './invocations.js';
import type { Live } from './live.js';

type Performer = (live: Live, effect: never) => void;

/** The platform's own effects. */
const PLATFORM: ReadonlyMap<string, Performer> = new Map<string, Performer>([
  ['send', send],
  ['cancel', (live, effect: CancelEffect) => live.timers.cancel(effect.sendid)],
  ['log', (live, { label, value, place }: LogEffect) => live.owner.tracer?.write(live.id, { type: 'log', label, value, place })],
  ['invoke', (live, effect: InvokeEffect) => startInvocation(live, effect)],
  ['cancelInvoke', (live, effect: CancelInvokeEffect) => cancelInvocation(live, effect.invokeid)],
  ['forward', (live, effect: ForwardEffect) => forward(live, effect)],
  ['done', (live, effect: DoneEffect) => live.finish(effect.data)],
]);

/** What is performed even when the session was told to end by one of the effects before. */
const ENDING: ReadonlySet<string> = new Set(['log', 'cancel', 'cancelInvoke', 'done']);

export function performEffects(live: Live, effects: readonly Effect[]): void {
  const { tracer } = live.owner;
  for (let i = 0; i < effects.length; i++) {
    const effect = effects[i]!;
    if (tracer === undefined && effect.type === 'log') continue; // nobody wants to know
    if (live.ending && !ENDING.has(effect.type)) continue;
    const platform = PLATFORM.get(effect.type);
    if (tracer && effect.type !== 'log' && effect.type !== 'done') tracer.write(live.id, { type: 'effect', effect, key: keyOf(live, i) });
    if (platform) platform(live, effect as never);
    else performExtension(live, effect, keyOf(live, i));
  }
}

/** The key of an effect; made only where somebody wants it. */
function keyOf(live: Live, index: number): string {
  return `${live.id}/${live.sequence}/${index}`;
}

function send(live: Live, effect: SendEffect): void {
  const { owner } = live;
  if (effect.delay <= 0) dispatch(live, effect);
  else live.timers.arm(effect, owner.numberTimer(), effect.delay, (sent) => dispatch(live, sent));
}

/** Hands the event to its I/O processor (SCXML 6.2, C). */
export function dispatch(live: Live, effect: SendEffect): void {
  const { owner, parent } = live;
  const processor = owner.registry.ioProcessors.get(effect.processor);
  const fail = (message: string): void =>
    live.fail(message, effect.event.sendid ?? effect.sendid, { ...effect.place, target: effect.target });
  if (!processor) {
    fail(`no event I/O processor of type "${effect.processor}"`);
    return;
  }
  try {
    processor.send(effect, {
      sessionId: live.id,
      sendToParent: parent && ((event) => parent.deliver(event)),
      sendToInvoked: (invokeid, event) => sendToInvocation(live, invokeid, event),
      deliver: (sessionId, event) => owner.route(sessionId, event),
      fail,
    });
  } catch (error) {
    fail(messageOf(error)); // a processor that breaks its contract stops nobody else
  }
}

function forward(live: Live, { invokeid, event }: ForwardEffect): void {
  const problem = live.invoked.has(invokeid) ? sendToInvocation(live, invokeid, event) : undefined;
  if (problem !== undefined)
    live.owner.tracer?.write(live.id, { type: 'note', message: `event ${event.name} for ${invokeid} was lost: ${problem}` });
}

/** Performs an effect of an extension; called again with the same key for one that a snapshot has as not done. */
export function performExtension(live: Live, effect: Effect, key: string): void {
  const { owner } = live;
  const failed = (error: unknown): void => live.fail(`${effect.type}: ${messageOf(error)}`, undefined, { ...effect[PLACE] });
  const perform = owner.registry.performer(effect.type);
  if (!perform) {
    failed('no extension performs this effect');
    return;
  }
  let results = 0;
  const deliver = (name: string, data?: DataValue): void => {
    checkEventName(name);
    const sealed = sealData(data);
    if (!live.session.running) return;
    try {
      live.accept(new ScxmlEvent(name, 'external', { data: sealed }), `${key}/result${results++ || ''}`);
    } catch (error) {
      if (!(error instanceof ScxmlError)) throw error;
      owner.tracer?.write(live.id, { type: 'note', message: `event ${name} of ${effect.type} was lost: ${error.message}` });
    }
  };
  try {
    const pending = perform(effect, {
      sessionId: live.id,
      sessionName: live.plan.name,
      key,
      clock: owner.clock,
      signal: live.abort.signal,
      deliver,
      log: (message) => owner.tracer?.write(live.id, { type: 'note', message }),
    });
    if (pending === undefined) return;
    live.unfinished.set(key, effect);
    Promise.resolve(pending)
      .catch(failed)
      .finally(() => live.unfinished.delete(key));
  } catch (error) {
    failed(error);
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
