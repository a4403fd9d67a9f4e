/** Breaks of agents. */
import type { Answer } from '../messages/requests.js';
import { type Command, command, SUCCESS } from '../server/command.js';
import { badRequest } from '../server/refusal.js';
import type { ServiceContext } from './context.js';
import { NOT_FOLLOWED, NOT_LOGGED_IN, type RefusalTable, refusedAs } from './refusals.js';
import { toInteger } from './values.js';

const PAUSE: RefusalTable = {
  'break-not-found': [404, 'Break ID not found or not active'],
  'agent-not-followed': NOT_FOLLOWED,
  'not-logged-in': NOT_LOGGED_IN,
  'already-in-break': [417, 'Agent already in incompatible break'],
  'break-collision': [417, 'Agent already in break (collision)'],
  'break-failed': [500, 'Unable to start agent break'],
};
const UNPAUSE: RefusalTable = { ...PAUSE, 'break-failed': [500, 'Unable to stop agent break'] };

export function breakCommands({ callCenter }: ServiceContext): readonly Command[] {
  return [
    command('getpauses', () => pauses()),
    command(
      'pauseagent',
      ({ pause_type }, { agent_number }) => {
        if (pause_type === undefined) return badRequest();
        const outcome = callCenter.startBreak(agent_number, toInteger(pause_type));
        return outcome.ok ? SUCCESS : refusedAs(PAUSE, outcome);
      },
      { needsSwitch: true, eventsFirst: ['pausestart'] },
    ),
    command(
      'unpauseagent',
      (_, { agent_number }) => {
        const outcome = callCenter.endBreak(agent_number);
        return outcome.ok ? SUCCESS : refusedAs(UNPAUSE, outcome);
      },
      { needsSwitch: true, eventsFirst: ['pauseend'] },
    ),
  ];

  /** Inactive ones are listed, too. */
  function pauses(): Answer<'getpauses'> {
    const choosable = callCenter.breaks().filter((one) => one.class === 'break');
    return {
      pause: choosable.map(({ id, name, active, description }) => ({ id, name, status: active ? 'A' : 'I', type: 'B', description })),
    };
  }
}
