import type { PlanBlock } from '../plan/plan.js';
import type { Session } from './session.js';

/**
 * Runs a block of executable content. The first error ends the block and becomes an event on the internal queue; other
 * blocks are not affected (SCXML 4, executeContent in Appendix D).
 */
export function executeContent(session: Session, block: PlanBlock): void {
  for (const step of block) {
    if (session.ended === 'budget') return;
    session.observer?.content(session.id, step);
    try {
      step.run(session);
    } catch (error) {
      session.fail(error, step);
      return;
    }
  }
}
