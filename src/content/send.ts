import { type EffectPlace, ERROR_COMMUNICATION, SCXML_PROCESSOR, ScxmlEvent, type SendEffect } from '../event.js';
import { type ContentKind, ExecutionError, effectPlace, eventData, type SourceElement } from './contract.js';
import { parseDelay } from './delay.js';

/**
 * `<send>` (SCXML 6.2). Every argument is evaluated now, also of a delayed one. An error discards the message and raises
 * `error.execution` with the send id; an unsupported type or a target that the type cannot have is such an error (6.2.4).
 */
export const send: ContentKind = {
  name: 'send',
  compile(element, compiler) {
    const event = compiler.text(element, 'event', 'eventexpr');
    const target = compiler.text(element, 'target', 'targetexpr');
    const type = compiler.text(element, 'type', 'typeexpr');
    const delay = compiler.text(element, 'delay', 'delayexpr');
    const payload = compiler.payload(element);
    const idlocation = element.attribute('idlocation');
    const writeId = idlocation ? compiler.location(idlocation) : undefined;
    const literalId = element.attribute('id')?.text.trim();
    const processorOf = remembering((typeName: string) => {
      const found = compiler.sendType(typeName);
      if (!found) throw new ExecutionError(`no event I/O processor of type "${typeName}"`, element);
      return found;
    });
    const nameOf = remembering((text: string) => checkedName(text, element));
    let place: EffectPlace | undefined;

    return (session) => {
      const sendid = literalId ?? session.newId('send');
      // what the author did not ask for stays blank in the event (SCXML 5.10.1)
      const visibleId = literalId ?? (writeId ? sendid : undefined);
      try {
        if (writeId) writeId.assign(session.data, session.import(sendid));
        const processor = processorOf(type(session) ?? SCXML_PROCESSOR);
        const to = target(session) || undefined;
        const text = event(session);
        const name = text === undefined ? '' : nameOf(text); // only some processors take an event without a name (SCXML 6.2.1, C.2)
        const ms = delayOf(delay(session), element);
        const values = payload(session);
        const data = eventData(values);
        if (to !== undefined && isInternal(to) && processor.processor === SCXML_PROCESSOR) {
          if (ms > 0) throw new ExecutionError('an event to the internal queue cannot be delayed', element);
          session.raise(new ScxmlEvent(name, 'internal', { sendid: visibleId, data }));
          return;
        }
        const refusal = processor.refuses(to);
        if (refusal !== undefined) throw new ExecutionError(refusal, element);
        const problem = ms > 0 ? undefined : session.unreachable(processor.processor, to);
        if (problem !== undefined) {
          session.raiseError(ERROR_COMMUNICATION, problem, sendid, element);
          return;
        }
        const effect: SendEffect = {
          type: 'send',
          processor: processor.processor,
          target: to,
          event: new ScxmlEvent(name, 'external', { sendid: visibleId, data }),
          pairs: values.pairs,
          delay: ms,
          sendid,
          place: (place ??= effectPlace(element)),
        };
        session.effect(effect);
      } catch (error) {
        throw new ExecutionError(error instanceof Error ? error.message : String(error), element, sendid, { cause: error });
      }
    };
  },
};

/** `#_internal` is the Recommendation's word for the internal queue, `_internal` that of its drafts and of ORS. */
function isInternal(target: string): boolean {
  return target === '#_internal' || target === '_internal';
}

/** What was worked out for a text is used again for the next one if it is the same, as it nearly always is. */
function remembering<T>(workOut: (text: string) => T): (text: string) => T {
  let last: { readonly text: string; readonly result: T } | undefined;
  return (text) => {
    if (last === undefined || last.text !== text) last = { text, result: workOut(text) };
    return last.result;
  };
}

function checkedName(text: string, element: SourceElement): string {
  if (text === '' || /\s/.test(text)) throw new ExecutionError(`"${text}" is not the name of an event`, element);
  return text;
}

function delayOf(text: string | undefined, element: SourceElement): number {
  if (text === undefined || text === '') return 0;
  try {
    return parseDelay(text);
  } catch (cause) {
    throw new ExecutionError((cause as Error).message, element, undefined, { cause });
  }
}
