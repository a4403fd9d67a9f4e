import type { ContentSession } from '../content/contract.js';
import type { Span } from '../diagnostics/source.js';
import type { PlanBlock, PlanStep } from '../plan/plan.js';
import type { Observer } from './observer.js';

/** What can fail in a session: it becomes an error event. */
export interface Failing {
  fail(error: unknown, element?: { readonly tag: string; readonly span: Span }): void;
}

/** What executing content needs of a session besides what the content itself needs. */
interface Executing extends ContentSession, Failing {
  readonly ended: string | undefined;
  readonly observer: Observer | undefined;
}

/**
 * Runs a block of executable content. The first error ends the block and becomes an event on the internal queue; other
 * blocks are not affected (SCXML 4, executeContent in Appendix D).
 */
export function executeContent(session: Executing, block: PlanBlock): void {
  for (let i = 0; i < block.length; i++) if (!executeStep(session, block[i]!)) return;
}

/** @returns whether the steps behind it are to be executed */
function executeStep(session: Executing, step: PlanStep): boolean {
  if (session.observer !== undefined && session.ended !== 'budget') session.observer.content(session.id, step);
  return runStep(session, step);
}

/** Runs one step, and tells nobody. @returns whether the steps behind it are to be executed */
export function runStep(session: Executing, step: PlanStep): boolean {
  if (session.ended === 'budget') return false;
  try {
    step.run(session);
    return true;
  } catch (error) {
    session.fail(error, step);
    return false;
  }
}
