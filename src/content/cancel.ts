import type { CancelEffect } from '../event.js';
import type { ContentKind } from './contract.js';

/** `<cancel sendid>` or `sendidexpr` (SCXML 6.3). */
export const cancel: ContentKind = {
  name: 'cancel',
  compile(element, compiler) {
    const sendid = compiler.text(element, 'sendid', 'sendidexpr');
    return (session) => {
      const effect: CancelEffect = { type: 'cancel', sendid: sendid(session) ?? '' };
      session.effect(effect);
    };
  },
};
