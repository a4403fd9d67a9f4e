import type { LogEffect } from '../event.js';
import type { ContentKind } from './contract.js';

/** `<log label expr>` (SCXML 4.7): an effect, so that it appears once and in order however often a macrostep is replayed. */
export const log: ContentKind = {
  name: 'log',
  compile(element, compiler) {
    const expr = element.attribute('expr');
    // an expression of nothing but white space is a log without a value
    const value = expr && expr.text.trim() !== '' ? compiler.value(expr) : undefined;
    const label = element.attribute('label')?.text;
    const { span } = element;
    let place: string | undefined; // looked up when it is first wanted: documents have many logs
    return (session) => {
      place ??= `${span.file}:${span.line}:${span.column}`;
      const shown = value === undefined ? undefined : session.show(value(session.data));
      const effect: LogEffect = { type: 'log', label, value: shown, place };
      session.effect(effect);
    };
  },
};
