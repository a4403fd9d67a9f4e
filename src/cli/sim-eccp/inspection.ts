/** The switch's side of agents and queues, for people. */
import type { InspectedAgent, InspectedMember, Inspection } from '../../callcenter/call-center.js';
import { dateOf, timeOf } from '../../callcenter/time.js';
import { table } from '../eccp/table.js';
import { printable } from '../output.js';

type Queue = Inspection['queues'][number];

const DEVICE_STATES: Readonly<Record<InspectedMember['deviceState'], string>> = {
  unavailable: 'unavailable',
  notInUse: 'not in use',
  inUse: 'in use',
  ringing: 'ringing',
  wrapUp: 'wrapping up',
};

/** Pool, contexts, queues with their members, and channels, in the switch's own words. */
export function describeInspection({ agents, contexts, queues, channels }: Inspection): string {
  return [
    ...section(
      'agent pool',
      ['agent', 'fullname', 'musiconhold', 'ackcall', 'autologoff', 'wrapuptime', 'login channel', 'hears'],
      agents.map(agentRow),
    ),
    ...section(
      'contexts',
      ['context', 'extension', 'runs'],
      contexts.map(({ name, extension, application }) => [name, extension, application]),
    ),
    ...queues.flatMap(queueLines),
    ...section(
      'channels',
      ['channel', 'runs', 'agent'],
      channels.map(({ channel, application, agent }) => [channel, application, agent ?? '']),
    ),
  ].join('\n');
}

function agentRow(agent: InspectedAgent): string[] {
  const { number, fullName, musicOnHold, ackCall, autoLogoff, wrapUpTime, loginChannel, hears } = agent;
  return [number, fullName, musicOnHold, yesNo(ackCall), `${autoLogoff} s`, `${wrapUpTime} ms`, loginChannel ?? 'logged out', hears ?? ''];
}

function queueLines({ number, strategy, waiting, members }: Queue): string[] {
  const calls = waiting.map(({ type, id }) => `${type} ${id}`).join(', ');
  return section(
    `queue ${number}, ${strategy}, ${calls === '' ? 'nobody waits' : `waiting: ${calls}`}`,
    ['member', 'state of', 'state', 'paused', 'kind', 'penalty', 'calls', 'last call'],
    members.map(memberRow),
    'no members',
  );
}

function memberRow(member: InspectedMember): string[] {
  const { penalty, callsTaken, lastCall, stateInterface, deviceState, paused, kind } = member;
  const last = lastCall === undefined ? 'never' : `${dateOf(lastCall)} ${timeOf(lastCall)}`;
  return [member.interface, stateInterface ?? '', DEVICE_STATES[deviceState], yesNo(paused), kind, `${penalty}`, `${callsTaken}`, last];
}

function section(title: string, head: readonly string[], rows: readonly (readonly string[])[], none = 'none'): string[] {
  if (rows.length === 0) return [`${title}: ${none}`];
  return [`${title}:`, ...table([head, ...rows.map((row) => row.map(printable))]).map((line) => `  ${line}`)];
}

function yesNo(value: boolean): string {
  return value ? 'yes' : 'no';
}
