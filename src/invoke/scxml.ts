import { type InvokeEffect, SCXML_INVOKE_TYPE, type ScxmlEvent, XmlData } from '../event.js';
import type { Invocation, InvokeContext, Invoker, SessionSource } from './contract.js';

/** Invokes another SCXML session (SCXML 6.4.1) from `src`, from inline `<content>`, or from what `<content expr>` gives. */
export const scxmlInvoker: Invoker = {
  type: SCXML_INVOKE_TYPE,
  aliases: ['scxml', SCXML_INVOKE_TYPE.slice(0, -1)],

  start(effect, context) {
    const source = sourceOf(effect);
    if (!source) {
      context.fail('<invoke> gives no document: it needs src, srcexpr or <content> with a document');
      return undefined;
    }
    const fetching = 'src' in source ? context.fetch(source.src) : undefined;
    if (fetching) return openLater(source, effect, context, fetching);
    try {
      return context.openSession(source, effect.data);
    } catch (error) {
      context.fail(messageOf(error));
      return undefined;
    }
  },
};

/** Most events that wait for a session whose document is on its way. */
const MOST_WAITING = 1_000;

/** A session whose document has to be fetched: what is sent to it waits until it is there. */
function openLater(source: SessionSource, effect: InvokeEffect, context: InvokeContext, fetching: Promise<void>): Invocation {
  let session: Invocation | undefined;
  let problem: string | undefined;
  let cancelled = false;
  const waiting: ScxmlEvent[] = [];
  const open = (): void => {
    if (cancelled) return;
    session = context.openSession(source, effect.data);
    for (const event of waiting) session.send(event);
  };
  const failed = (error: unknown): void => {
    problem = messageOf(error);
    if (!cancelled) context.fail(problem);
  };
  fetching.then(open).catch(failed);
  return {
    get sessionId() {
      return session?.sessionId;
    },
    send(event) {
      if (session) return session.send(event);
      if (problem !== undefined || waiting.length >= MOST_WAITING) return problem ?? 'the session has not started yet';
      waiting.push(event);
      return undefined;
    },
    cancel() {
      cancelled = true;
      session?.cancel();
    },
  };
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

function sourceOf(effect: InvokeEffect): SessionSource | undefined {
  if (effect.src) return { src: effect.src };
  if (effect.content instanceof XmlData) return { text: effect.content.xml, line: effect.content.line };
  return typeof effect.content === 'string' && effect.content.trim() !== '' ? { text: effect.content } : undefined;
}
