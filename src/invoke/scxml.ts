import { type InvokeEffect, SCXML_INVOKE_TYPE, XmlData } from '../event.js';
import type { Invoker, SessionSource } from './contract.js';

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
    try {
      return context.openSession(source, effect.data);
    } catch (error) {
      context.fail(error instanceof Error ? error.message : String(error));
      return undefined;
    }
  },
};

function sourceOf(effect: InvokeEffect): SessionSource | undefined {
  if (effect.src) return { src: effect.src };
  if (effect.content instanceof XmlData) return { text: effect.content.xml, line: effect.content.line };
  return typeof effect.content === 'string' && effect.content.trim() !== '' ? { text: effect.content } : undefined;
}
