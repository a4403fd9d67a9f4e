import type { TelephonyRequest } from 'statewire/telephony';
import type { LoginEffect, LogoutEffect, SetDNDEffect, SetMediaStateEffect } from './actions.js';
import { readAgent, readFor, readHints, readLoginAgent, readMedia, readQueue, readSet, readWorkMode } from './attributes.js';

export type AnyAgentEffect = LoginEffect | LogoutEffect | SetMediaStateEffect | SetDNDEffect;

/**
 * The requests to the T-Server that an action asks for, in order. All values are judged before the first one leaves.
 * @throws ActionFailure for a value that cannot be meant
 */
export function toRequests(effect: AnyAgentEffect): readonly TelephonyRequest[] {
  const common = { ...readFor(effect.for), agentID: readAgent(effect.agent) };
  switch (effect.type) {
    case 'agent.login': {
      const more = { agentID: readLoginAgent(effect.agent), queue: readQueue(effect.queue), workMode: readWorkMode(effect.workmode) };
      return [{ name: 'RequestAgentLogin', ...common, ...more, ...readHints(effect.hints) }];
    }
    case 'agent.logout':
      return [{ name: 'RequestAgentLogout', ...common, ...readHints(effect.hints) }];
    case 'agent.setmediastate': {
      const states = readMedia(effect.media);
      const hints = readHints(effect.hints);
      return states.map((ready) => ({ name: ready ? 'RequestAgentReady' : 'RequestAgentNotReady', ...common, ...hints }));
    }
    case 'agent.setdnd': {
      const on = readSet(effect.set);
      return [{ name: on ? 'RequestSetDNDOn' : 'RequestSetDNDOff', ...common, ...readHints(effect.hints) }];
    }
  }
}
