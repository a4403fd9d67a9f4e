import type { CancelEffect, CancelInvokeEffect, Effect, ForwardEffect, InvokeEffect, SendEffect } from '../../event.js';
import { dataSuffix, formatData, formatDelay } from './format.js';

export interface EffectLine {
  readonly label: string;
  readonly text: string;
  /** Another line of the trace shows it too, or it is rarely of interest. */
  readonly minor: boolean;
}

/** What an effect does, for people. @param longest characters of data */
export function describeEffect(effect: Effect, longest: number): EffectLine {
  const describe = PLATFORM[effect.type];
  if (describe) return describe(effect as never, longest);
  const { type, ...fields } = effect;
  // the requests that an agent action becomes are in the trace themselves
  return { label: 'action', text: `${type}  ${formatData(fields, longest)}`, minor: type.startsWith('agent.') };
}

const PLATFORM: Readonly<Record<string, (effect: never, longest: number) => EffectLine>> = {
  send: ({ event, target, delay }: SendEffect, longest) => {
    const to = target === undefined ? '' : ` to ${target}`;
    const when = delay > 0 ? ` in ${formatDelay(delay)}` : '';
    return { label: 'send', text: `${event.name}${to}${when}${dataSuffix(event.data, longest)}`, minor: false };
  },
  cancel: ({ sendid }: CancelEffect) => ({ label: 'cancel', text: sendid, minor: false }),
  invoke: ({ invokeid, src, data }: InvokeEffect, longest) => {
    const what = src === undefined ? '' : `  ${src}`;
    return {
      label: 'invoke',
      text: `${invokeid}${what}${dataSuffix(Object.keys(data).length > 0 ? data : undefined, longest)}`,
      minor: false,
    };
  },
  cancelInvoke: ({ invokeid }: CancelInvokeEffect) => ({ label: 'end invoke', text: invokeid, minor: true }),
  forward: ({ invokeid, event }: ForwardEffect) => ({ label: 'forward', text: `${event.name} to ${invokeid}`, minor: true }),
};
