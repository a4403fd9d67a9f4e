import type { ScxmlEvent } from '../../event.js';
import type { Session } from '../session.js';
import type { PartialMicrostep } from './partial-microstep.js';

/**
 * The microsteps of several zones, in document order, as the one microstep that they are: all that is left, from the last zone
 * to the first, then the content of transitions, then all that is entered (Appendix D).
 */
export function replayTogether(steps: readonly PartialMicrostep[], session: Session, event: ScxmlEvent | undefined): void {
  if (session.observer !== undefined) {
    const transitions = steps.flatMap((step) => step.transitions);
    session.observer.microstep(session.id, transitions, event);
  }
  const configuration = session.ownConfiguration();
  for (let i = steps.length - 1; i >= 0; i--) steps[i]!.parts(session).exit.run(session, configuration);
  for (let i = 0; i < steps.length; i++) steps[i]!.parts(session).content.run(session, configuration);
  for (let i = 0; i < steps.length; i++) steps[i]!.parts(session).entry.run(session, configuration);
}
