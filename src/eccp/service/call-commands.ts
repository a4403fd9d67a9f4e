/** What an agent does with the present call. */
import type { Outcome } from '../../callcenter/refusal.js';
import type { Answer } from '../messages/requests.js';
import { type Command, command, SUCCESS } from '../server/command.js';
import { commandFailed, type RequestRefused } from '../server/refusal.js';
import type { ServiceContext } from './context.js';
import { NOT_FOLLOWED, NOT_IN_CALL, NOT_LOGGED_IN, type RefusalTable, refusedAs } from './refusals.js';
import { toInteger } from './values.js';

/** Who is not logged in, or not followed, is not in a call. */
const IN_CALL: RefusalTable = { 'not-in-call': NOT_IN_CALL, 'not-logged-in': NOT_IN_CALL, 'agent-not-followed': NOT_IN_CALL };
const HANGUP: RefusalTable = { ...IN_CALL, 'hangup-failed': [500, 'Cannot hangup agent call'] };
const HOLD: RefusalTable = {
  'agent-not-followed': NOT_FOLLOWED,
  'not-logged-in': NOT_LOGGED_IN,
  'not-in-call': NOT_IN_CALL,
  'already-on-hold': [417, 'Agent already in hold'],
  'hold-failed': [500, 'Unable to start agent hold'],
};
const UNHOLD: RefusalTable = {
  'not-logged-in': NOT_LOGGED_IN,
  'not-in-call': NOT_IN_CALL,
  'hold-failed': [500, 'Unable to stop agent hold'],
};
const MUTE: RefusalTable = {
  ...IN_CALL,
  'invalid-timeout': [417, 'Invalid timeout'],
  'recording-failed': [500, 'Cannot mute agent call'],
};
const UNMUTE: RefusalTable = { ...IN_CALL, 'recording-failed': [500, 'Cannot unmute agent call'] };
const VARIABLES: RefusalTable = { 'not-logged-in': NOT_LOGGED_IN, 'not-in-call': NOT_IN_CALL, 'no-caller-channel': NOT_IN_CALL };

export function callCommands({ callCenter }: ServiceContext): readonly Command[] {
  const needsSwitch = { needsSwitch: true } as const;
  return [
    command('hangup', (_, { agent_number }) => success(HANGUP, callCenter.hangUp(agent_number)), needsSwitch),
    command('hold', (_, { agent_number }) => success(HOLD, callCenter.hold(agent_number)), {
      ...needsSwitch,
      eventsFirst: ['pausestart'],
    }),
    command('unhold', (_, { agent_number }) => success(UNHOLD, callCenter.unhold(agent_number)), needsSwitch),
    command(
      'mixmonitormute',
      ({ timeout }, { agent_number }) => {
        const seconds = timeout === undefined ? undefined : toInteger(timeout);
        if (seconds !== undefined && seconds <= 0) return commandFailed(417, 'Invalid timeout');
        return success(MUTE, callCenter.muteRecording(agent_number, seconds === undefined ? undefined : seconds * 1000));
      },
      { ...needsSwitch, eventsFirst: ['recordingmute'] },
    ),
    command('mixmonitorunmute', (_, { agent_number }) => success(UNMUTE, callCenter.unmuteRecording(agent_number)), needsSwitch),
    command('getchanvars', (_, { agent_number }) => variables(agent_number), needsSwitch),
  ];

  function variables(agent_number: string): Answer<'getchanvars'> | RequestRefused {
    const outcome = callCenter.channelVariables(agent_number);
    if (!outcome.ok) return refusedAs(VARIABLES, outcome);
    const chanvars = Object.entries(outcome.variables).map(([label, value]) => ({ label, value }));
    return { clientchannel: outcome.channel, chanvars };
  }
}

function success(table: RefusalTable, outcome: Outcome): typeof SUCCESS | RequestRefused {
  return outcome.ok ? SUCCESS : refusedAs(table, outcome);
}
