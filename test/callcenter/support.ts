/** A small call centre on a simulated clock, whose events are kept as short lines. */

import type { CallCenter } from '../../src/callcenter/call-center.js';
import { readCallCenterConfig } from '../../src/callcenter/config/read-config.js';
import type { CallCenterEvent } from '../../src/callcenter/events.js';
import type { CallInfo } from '../../src/callcenter/model-calls.js';
import { openCallCenter } from '../../src/callcenter/open.js';
import { SimulatedClock } from '../../src/clock.js';

/** Noon of a day in the local zone. */
export const NOON = new Date(2026, 10, 21, 12, 0, 0).getTime();

export const SMALL = `
trunks = ["SIP/trunk1", "SIP/trunk2"]
agentsConf = """
[defaults](!)
musiconhold=Silence
[9000](defaults)
fullname=Ana
[9001](defaults)
[9003](defaults)
"""
agents = [
  { number = "Agent/9000", name = "Ana", secret = "s9000", queues = ["501", "510"] },
  { number = "Agent/9001", name = "Bruno", queues = ["501", "510"] },
  { number = "Agent/9003", name = "Carla", queues = ["501"] },
  { number = "SIP/201", name = "Dora", queues = ["501", "502"] },
  { number = "Agent/9002", name = "Gone", active = false },
]
extensions = [
  { number = "101" }, { number = "102" }, { number = "103", technology = "PJSIP" }, { number = "201" },
  { number = "107", behaviour = "refuses" }, { number = "108", behaviour = "hangsUp" },
  { number = "109", behaviour = "noAnswer" }, { number = "106", behaviour = "stuck" },
]
breaks = [
  { id = 1, name = "Hold", class = "hold" }, { id = 2, name = "Baño" }, { id = 3, name = "Almuerzo" },
  { id = 4, name = "Vieja", active = false },
]
queues = [{ number = "501" }, { number = "502" }, { number = "510" }]
incomingQueues = [{ id = 1, queue = "501" }, { id = 2, queue = "502" }]
contacts = [
  { id = 1, firstName = "María", phone = "5550100" }, { id = 2, firstName = "Mario", phone = "5550100" },
  { id = 3, firstName = "Solo", phone = "5550200" },
]
campaigns = [
  { type = "incoming", id = 1, name = "Entrante", queue = "501", forms = [1] },
  { type = "outgoing", id = 1, name = "Saliente", queue = "510", retries = 2, trunk = "SIP/trunk1", startDate = "2026-01-01", endDate = "2026-12-31", workStart = "08:00:00", workEnd = "18:00:00", calls = [
    { phone = "5551001", outcome = "answers", attributes = { Nombre = "Zoila", Ciudad = "Quito" } },
    { phone = "5551002", outcome = "noAnswer" },
    { phone = "5551003", outcome = "fails" },
  ] },
]
forms = [{ id = 1, fields = [
  { id = 1, label = "Texto" }, { id = 2, label = "Lista", type = "LIST", options = ["rojo", "verde"] },
  { id = 3, label = "Fecha", type = "DATE" }, { id = 4, label = "Notas", type = "TEXTAREA" }, { id = 5, label = "Titulo", type = "LABEL" },
] }]
[variables]
FROM_DID = "2345678"
[timing]
noAnswer = 1200
`;

export interface Running {
  readonly center: CallCenter;
  readonly clock: SimulatedClock;
  readonly events: CallCenterEvent[];
  /** What happened since it was asked last: `+40 agentLoggedIn SIP/201`, ms since then. */
  lines(): string[];
}

/** @param more TOML that is put behind the small configuration */
export function running(more = '', stateFile?: string, clock = new SimulatedClock(NOON)): Running {
  return runningWith(SMALL + more, stateFile, clock);
}

export function runningWith(toml: string, stateFile?: string, clock = new SimulatedClock(NOON)): Running {
  const center = openCallCenter({ config: readCallCenterConfig(toml, 'test.toml'), clock, stateFile });
  const events: CallCenterEvent[] = [];
  let told = 0;
  let from = clock.now();
  center.onEvent((event) => events.push(event));
  const lines = (): string[] => {
    const fresh = events.slice(told).map((event) => `+${event.at - from} ${lineOf(event)}`);
    told = events.length;
    from = clock.now();
    return fresh;
  };
  return { center, clock, events, lines };
}

/** Logs agents in and forgets what was told of it. */
export function loggedIn(run: Running, ...logins: readonly (readonly [agent: string, extension: string])[]): void {
  for (const [agent, extension] of logins) run.center.logIn(agent, extension);
  run.clock.advance(2_000);
  run.lines();
}

/** A call to a queue that an agent has taken. */
export function linkedCall(run: Running, queue = '501', phone = '5550100', talk?: number): CallInfo {
  const placed = run.center.control({ command: 'placeCall', queue, phone, ...(talk !== undefined && { talk }) });
  if (!placed.ok || placed.call === undefined) throw new Error('the call was refused');
  run.clock.advance(1_000);
  run.lines();
  const info = run.center.callInfo({ type: 'incoming', id: placed.call });
  if (info?.status !== 'success') throw new Error(`the call is ${info?.status}`);
  return info;
}

function lineOf(event: CallCenterEvent): string {
  switch (event.type) {
    case 'callProgress':
      return `progress ${event.entry.kind} ${event.entry.id}`;
    case 'healthChanged':
      return `${event.part} ${event.up ? 'up' : 'down'}`;
    case 'callLinked':
      return `callLinked ${event.agent} ${event.logId}`;
    case 'callUnlinked':
      return `callUnlinked ${event.agent} ${event.logId}`;
    case 'agentRinging':
    case 'agentIdle':
      return `${event.type} ${event.agent} ${event.queues.join(',')}`;
    case 'agentLoginFailed':
      return `agentLoginFailed ${event.agent} ${event.reason}`;
    case 'queueMembershipChanged':
      return `membership ${event.agent} ${event.reason} ${event.view.status} ${event.view.queues.join(',')}`;
    default:
      return `${event.type} ${event.agent}`;
  }
}
