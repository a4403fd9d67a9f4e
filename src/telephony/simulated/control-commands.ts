/** What can be said to a simulated T-Server that is running: faults for requests to come, its connections, its phones. */
import { ScxmlError } from '../../diagnostics/error.js';
import { errorText } from '../error-codes.js';
import { type PlainRequest, requestProblem } from '../tcp/shapes.js';
import { describeDN } from './describe-dn.js';
import type { Fault } from './faults.js';
import type { SimulatedTServer } from './tserver.js';

/** Values of a command by name, as they were written. */
export type ControlValues = Readonly<Record<string, string>>;

export interface ControlCommand {
  /** What it means, in a few words. */
  readonly help: string;
  /** Names of the values that stand in this order, without `name=`; one that ends in `?` may be left out. */
  readonly places: readonly string[];
  /** Names of the values that are written `name=value`. */
  readonly named: readonly string[];
  /** @returns lines for whoever gave it @throws ScxmlError `BAD_OPTION` for what cannot be done */
  run(tserver: SimulatedTServer, values: ControlValues, name: string): readonly string[];
}

/** Values of a fault that are numbers. */
const NUMBERS: ReadonlySet<string> = new Set(['code', 'accept', 'answer', 'after', 'times']);

/** A fault for requests to come; its name is the kind of the fault. */
function fault(help: string, places: readonly string[] = [], named: readonly string[] = []): ControlCommand {
  return {
    help,
    places,
    named: [...named, 'request', 'thisDN', 'times'],
    run(tserver, values, kind) {
      const entries = Object.entries(values).map(([name, text]) => [name, NUMBERS.has(name) ? numberIn(name, text) : text]);
      tserver.fail({ ...Object.fromEntries(entries), kind } as Fault); // which is checked there
      return tserver.faults.map(describeFault);
    },
  };
}

/** Something that needs no values and has nothing to tell. */
function deed(help: string, run: (tserver: SimulatedTServer) => void): ControlCommand {
  return {
    help,
    places: [],
    named: [],
    run(tserver) {
      run(tserver);
      return [];
    },
  };
}

export const CONTROL_COMMANDS: Readonly<Record<string, ControlCommand>> = {
  reject: fault('the next request is rejected before it is accepted', ['code']),
  refuse: fault('the next request is accepted, and then refused with EventError', ['code']),
  delay: fault('the next answer comes so many ms later; accept=MS delays the acceptance', ['answer?'], ['accept']),
  neverAccept: fault('the next request is neither accepted nor rejected'),
  neverAnswer: fault('the next request is carried out, and no event tells'),
  answerTwice: fault('the next answer comes two times'),
  lateError: fault('the next request is confirmed, and so many ms later comes an EventError for it', ['code', 'after']),
  wrongReferenceID: fault('the next answer has a reference ID that nobody has'),
  disconnect: fault('the next request breaks all connections; WHEN is beforeAcceptance or beforeAnswer', ['when']),
  faults: { help: 'the faults that are still to come', places: [], named: [], run: (tserver) => tserver.faults.map(describeFault) },
  clear: deed('forgets the faults that are still to come', (tserver) => tserver.clearFaults()),
  drop: deed('breaks all connections now', (tserver) => tserver.disconnect()),
  stop: deed('breaks all connections, and takes none until start', (tserver) => tserver.disconnect({ stopped: true })),
  start: deed('takes connections again', (tserver) => tserver.start()),
  link: {
    help: 'the link between T-Server and switch goes down or up',
    places: ['state'],
    named: [],
    run(tserver, { state }) {
      if (state !== 'up' && state !== 'down') throw bad(`link is up or down, not "${state}"`);
      tserver.setLink(state === 'up');
      return [];
    },
  },
  dns: { help: 'the state of the DNs', places: [], named: [], run: (tserver) => tserver.inspect().map(describeDN) },
  phone: {
    help: 'the agent does at the phone what the request would do',
    places: ['request', 'thisDN'],
    named: ['agentID', 'queue', 'workMode', 'reason'],
    run(tserver, { request: name, reason, ...others }) {
      const request: unknown = { ...others, name, ...(reason !== undefined && { reasons: { ReasonCode: reason } }) };
      const problem = requestProblem(request);
      if (problem !== undefined) throw bad(`${problem} (request.name is such as RequestAgentReady)`);
      const code = tserver.atPhone(request as PlainRequest); // checked just now
      if (code !== undefined) throw bad(`the switch refuses it: ${code} ${errorText(code)}`);
      return [state(tserver, others['thisDN'])];
    },
  },
  call: {
    help: 'an ACD call reaches the DN',
    places: ['thisDN'],
    named: [],
    run(tserver, { thisDN = '' }) {
      if (!tserver.callArrives(thisDN)) throw bad(`its agent gets no calls: ${state(tserver, thisDN)}`);
      return [state(tserver, thisDN)];
    },
  },
  hangup: {
    help: 'the ACD call at the DN ends',
    places: ['thisDN'],
    named: [],
    run(tserver, { thisDN = '' }) {
      if (!tserver.callEnds(thisDN)) throw bad(`there is no call: ${state(tserver, thisDN)}`);
      return [state(tserver, thisDN)];
    },
  },
};

function state(tserver: SimulatedTServer, thisDN = ''): string {
  const dn = tserver.dn(thisDN);
  return dn ? describeDN(dn) : `there is no DN ${thisDN}`;
}

/** A fault as the command that makes it: `refuse code=185 times=2`. */
function describeFault({ kind, ...values }: Fault): string {
  return [kind, ...Object.entries(values).map(([name, value]) => `${name}=${value}`)].join(' ');
}

function numberIn(name: string, text: string): number {
  if (!/^\d+$/.test(text)) throw bad(`${name} must be a number, not "${text}"`);
  return Number(text);
}

function bad(message: string): ScxmlError {
  return new ScxmlError('BAD_OPTION', message);
}
