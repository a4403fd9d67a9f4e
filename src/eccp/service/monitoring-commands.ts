/** Requests to the server itself. */
import { type Command, command, SUCCESS } from '../server/command.js';
import type { ServiceContext } from './context.js';

export function monitoringCommands({ callCenter, log }: ServiceContext): readonly Command[] {
  return [
    command('dumpstatus', () => {
      log(callCenter.dump());
      return SUCCESS;
    }),
    command('refreshagents', () => {
      callCenter.refreshAgents();
      return SUCCESS;
    }),
  ];
}
