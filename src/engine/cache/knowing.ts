import { type ConditionMatch, conditionMatch } from '../algorithm/select.js';
import type { Session } from '../session.js';
import type { Answer } from './decision.js';

/** Conditions that were evaluated already are not evaluated again: selecting goes on behind them. */
export function knowing(answers: readonly Answer[]): ConditionMatch<Session> {
  let at = 0;
  return (session, transition) => {
    if (!transition.cond || at >= answers.length) return conditionMatch(session, transition);
    return answers[at++] === true;
  };
}
