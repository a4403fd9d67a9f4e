/** How a run ended: its exit code, and why it stopped. */
import type { SessionStatus } from '../../host/contract.js';
import { EXIT, type ExitCode } from '../exit-codes.js';
import { formatDelay } from './format.js';
import type { RunSettings } from './settings.js';
import type { StopReason } from './world.js';

const BY_STATUS: Readonly<Record<Exclude<SessionStatus, 'running'>, ExitCode>> = {
  final: EXIT.OK,
  cancelled: EXIT.WAITING,
  runaway: EXIT.BROKEN,
  budget: EXIT.BROKEN,
};

const BY_REASON: Readonly<Record<StopReason, ExitCode>> = {
  'max-time': EXIT.WAITING,
  'max-events': EXIT.BROKEN,
  quit: EXIT.WAITING,
  closed: EXIT.WAITING,
  interrupted: EXIT.INTERRUPTED,
};

export function exitCodeOf(status: SessionStatus, reason: StopReason | undefined): ExitCode {
  if (status !== 'running') return BY_STATUS[status];
  return reason === undefined ? EXIT.WAITING : BY_REASON[reason];
}

/** Why the run is over although its session is not. @param waiting what the session waits for */
export function describeStop(reason: StopReason | undefined, waiting: string, settings: RunSettings): string {
  switch (reason) {
    case 'max-time':
      return `${formatDelay(settings.maxTime)} have passed (--max-time); ${waiting}`;
    case 'max-events':
      return `broken off after ${settings.maxEvents} events (--max-events): does the document ever end?`;
    case 'interrupted':
      return `by Ctrl-C; ${waiting}`;
    case 'quit':
    case 'closed':
    case undefined:
      return waiting;
  }
}
