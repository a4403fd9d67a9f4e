/** A live session as those see it who ask its host. */
import type { DataValue } from '../event.js';
import type { SessionStatus, SessionView } from '../host/contract.js';
import type { Invoked, Live } from './live.js';

/** What a session holds, without making what it never needed. */
interface Held {
  /** Events in its inbox. */
  readonly waiting: number;
  readonly timers: SessionView['timers'];
  readonly invoked: ReadonlyMap<string, Invoked> | undefined;
}

/** @returns a copy, which does not change while the session goes on */
export function viewOf(
  live: Pick<Live, 'id' | 'plan' | 'session' | 'parent'> & { readonly status: SessionStatus; readonly result: DataValue },
  { waiting, timers, invoked }: Held,
): SessionView {
  const { id, plan, session, status, result, parent } = live;
  const active = session.running ? session.configuration : (session.lastConfiguration ?? session.configuration);
  return {
    ...{ id, name: plan.name, file: plan.file, status, result, waiting, timers },
    configuration: [...active].map((index) => plan.states[index]!.id),
    data: session.data.inspect(),
    reason: session.endedFor,
    children: Object.fromEntries(children(invoked)),
    parent: parent?.live.id,
  };
}

function children(invoked: Held['invoked']): [invokeid: string, sessionId: string][] {
  const services = [...(invoked ?? [])];
  return services.flatMap(([id, { invocation }]) => (invocation.sessionId === undefined ? [] : [[id, invocation.sessionId]]));
}
