/** A call centre behind an ECCP server. */
import type { CallCenter } from '../../callcenter/call-center.js';
import type { Agent } from '../../callcenter/model-agents.js';
import { agentOf } from '../messages/events.js';
import type { Profile } from '../messages/request.js';
import { writeEvent } from '../messages/write-answer.js';
import type { Command } from '../server/command.js';
import type { EccpService, ServerEvent } from '../server/service.js';
import { agentCommands } from './agent-commands.js';
import { breakCommands } from './break-commands.js';
import { callCommands } from './call-commands.js';
import { callDataCommands } from './call-data-commands.js';
import { campaignCommands } from './campaign-commands.js';
import type { ServiceContext } from './context.js';
import { toEccpEvents } from './events.js';
import { monitoringCommands } from './monitoring-commands.js';
import { reportCommands } from './report-commands.js';
import { scheduleCommands } from './schedule-command.js';
import { statusCommands } from './status-commands.js';
import { transferCommands } from './transfer-commands.js';

export interface CallCenterServiceOptions {
  /** The wire of which server; default `rev5`. */
  readonly profile?: Profile | undefined;
  /** Form data must be signed by the agent, as the real server has it; default false, as the text of the protocol shows it. */
  readonly signedOnly?: boolean | undefined;
  /** Told the state of the call centre when a client asks for that (`dumpstatus`). */
  readonly log?: ((text: string) => void) | undefined;
}

/** Offers a call centre as what `listenEccp` needs. */
export function callCenterService(callCenter: CallCenter, options: CallCenterServiceOptions = {}): EccpService {
  return new CallCenterService({
    callCenter,
    profile: options.profile ?? 'rev5',
    signedOnly: options.signedOnly ?? false,
    log: options.log ?? (() => {}),
  });
}

class CallCenterService implements EccpService {
  readonly profile: Profile;
  readonly commands: readonly Command[];

  constructor(private readonly context: ServiceContext) {
    this.profile = context.profile;
    const groups = [
      ...[agentCommands, breakCommands, statusCommands, callCommands, transferCommands],
      ...[callDataCommands, scheduleCommands, campaignCommands, reportCommands, monitoringCommands],
    ];
    this.commands = groups.flatMap((group) => group(context));
  }

  get switchIsUp(): boolean {
    return this.context.callCenter.health().switch;
  }

  get databaseIsUp(): boolean {
    return this.context.callCenter.health().database;
  }

  agent(agent_number: string): Agent | undefined {
    const agent = this.context.callCenter.agent(agent_number);
    return agent?.active ? agent : undefined;
  }

  takeWorkerFault(): 'crash' | 'hang' | undefined {
    return this.context.callCenter.takeWorkerFault();
  }

  onEvent(listener: (event: ServerEvent) => void): () => void {
    return this.context.callCenter.onEvent((event) => {
      for (const one of toEccpEvents(event, this.context)) {
        listener({ name: one.name, agent: agentOf(one), packet: writeEvent(one) });
      }
    });
  }
}
