/** What an agent finds out about a caller: who it is, and what was written down. */
import { DONE, type Outcome, refuse } from '../refusal.js';
import type { World } from '../state/world.js';
import { agentOnDutyInCall } from './agent-call.js';
import { contactAttributes } from './new-call.js';

/** Says who of the contact book an incoming call is from; also after the call. */
export function setContact(world: World, number: string, id: number, contactId: number): Outcome {
  const call = world.calls.get({ type: 'incoming', id });
  if (!call) return refuse('call-not-found');
  if (call.agent !== number) return refuse('not-callers-agent');
  const contact = world.config.contacts.find((candidate) => candidate.id === contactId);
  if (!contact) return refuse('contact-not-found');
  call.attributes = contactAttributes(contact);
  return DONE;
}

export function channelVariables(
  world: World,
  number: string,
): Outcome<{ readonly channel: string; readonly variables: Readonly<Record<string, string>> }> {
  const found = agentOnDutyInCall(world, number);
  if ('refusal' in found) return found;
  const { call } = found;
  return { ok: true, channel: call.channel ?? '', variables: call.variables };
}
