/** Handing the present call on. */
import type { Answer, ReceivedArguments } from '../messages/requests.js';
import { type Command, command, SUCCESS } from '../server/command.js';
import { AGENT_NUMBER } from '../server/connection-commands.js';
import { badRequest, commandFailed, type RequestRefused } from '../server/refusal.js';
import type { ServiceContext } from './context.js';
import { NOT_IN_CALL, type RefusalTable, refusedAs } from './refusals.js';

const FAILED: RefusalTable = {
  'transfer-failed': [500, 'Unable to transfer call'],
  'no-caller-channel': [500, 'No caller channel found'],
};
const BLIND: RefusalTable = { ...FAILED, 'not-in-call': NOT_IN_CALL, 'not-logged-in': NOT_IN_CALL };
/** For the same the other transfer says that the agent is not in a call. */
const ATTENDED: RefusalTable = {
  ...FAILED,
  'not-in-call': [404, 'Specified agent not found'],
  'not-logged-in': [404, 'Specified agent not found'],
};
const TO_AGENT: RefusalTable = {
  ...BLIND,
  'agent-not-followed': NOT_IN_CALL,
  'target-not-found': [404, 'Target agent not found | Agente destino no encontrado'],
  'target-not-logged-in': [417, 'Target agent is not logged in | Agente destino no está conectado'],
  'target-busy': [417, 'Target agent is busy | Agente destino está ocupado'],
  'target-paused': [417, 'Target agent is on pause | Agente destino está en pausa'],
  'target-device-busy': [417, 'Target agent device is busy | Dispositivo del agente destino está ocupado'],
  'transfer-in-progress': [409, 'Transfer to target agent already in progress | Transferencia al agente destino ya en progreso'],
};

export function transferCommands(context: ServiceContext): readonly Command[] {
  const { callCenter } = context;
  const needsSwitch = { needsSwitch: true } as const;
  return [
    command(
      'transfercall',
      ({ extension }, { agent_number }) => {
        if (!isDialable(extension)) return badRequest();
        const outcome = callCenter.transfer(agent_number, extension);
        return outcome.ok ? SUCCESS : refusedAs(BLIND, outcome);
      },
      needsSwitch,
    ),
    command('atxfercall', (args, { agent_number }) => attended(args, agent_number, context), {
      ...needsSwitch,
      eventsFirst: ['consultationstart'],
    }),
    command(
      'transfercallagent',
      ({ target_agent_number: target }, { agent_number }) => {
        if (target === undefined) return badRequest();
        if (!AGENT_NUMBER.test(target)) return commandFailed(404, 'Target agent not found');
        const outcome = callCenter.transferToAgent(agent_number, target);
        return outcome.ok ? SUCCESS : refusedAs(TO_AGENT, outcome);
      },
      needsSwitch,
    ),
  ];
}

function attended(
  { extension }: ReceivedArguments<'atxfercall'>,
  agent_number: string,
  { callCenter, profile }: ServiceContext,
): Answer<'atxfercall'> | RequestRefused {
  if (!isDialable(extension)) return badRequest();
  const outcome = callCenter.attendedTransfer(agent_number, extension);
  if (!outcome.ok) return refusedAs(ATTENDED, outcome);
  return profile === 'issabel5' && outcome.consultation ? { ...SUCCESS, consultation: true } : SUCCESS;
}

function isDialable(extension: string | undefined): extension is string {
  return extension !== undefined && /^\d+$/.test(extension);
}
