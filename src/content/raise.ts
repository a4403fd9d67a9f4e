import { ScxmlEvent } from '../event.js';
import type { ContentKind } from './contract.js';

/** `<raise event>`: an event on the internal queue of its own session (SCXML 4.2). */
export const raise: ContentKind = {
  name: 'raise',
  compile(element) {
    // immutable and without data, so that one event serves every execution
    const event = new ScxmlEvent(element.attribute('event')?.text.trim() ?? '', 'internal');
    return (session) => session.raise(event);
  },
};
