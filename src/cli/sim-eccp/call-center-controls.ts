/** Callers, phones, trunks, the switch and its queues. */
import type { CallCenter } from '../../callcenter/call-center.js';
import type { ControlCommand, OperationName, RefuseNext } from '../../callcenter/control/command.js';
import { UsageError } from '../usage-error.js';
import { describeInspection } from './inspection.js';
import type { Control } from './simulation.js';
import type { Words } from './words.js';

const OPERATIONS: readonly OperationName[] = [
  ...(['logIn', 'logOut', 'startBreak', 'endBreak', 'hold', 'unhold', 'hangUp', 'transfer'] as const),
  ...(['attendedTransfer', 'transferToAgent', 'muteRecording', 'unmuteRecording', 'scheduleCall'] as const),
];
const REFUSALS: readonly RefuseNext['refusal'][] = [
  ...(['switch-down', 'database-down', 'login-failed', 'extensions-unreadable', 'break-failed', 'hold-failed'] as const),
  ...(['hangup-failed', 'no-caller-channel', 'transfer-failed', 'recording-failed', 'schedule-failed'] as const),
  ...(['break-collision', 'target-device-busy', 'transfer-in-progress'] as const),
];

export const callCenterControls: Readonly<Record<string, Control>> = {
  call: does('QUEUE PHONE [patience=30s] [talk=60s] [trunk=T] [VARIABLE=…]', 'somebody calls a queue', (words) => ({
    command: 'placeCall',
    queue: words.take('the queue'),
    phone: words.take("the caller's number"),
    ...present('patience', words.time('patience')),
    ...present('talk', words.time('talk')),
    ...present('trunk', words.setting('trunk')),
    variables: words.settings(),
  })),
  callerhangup: does('incoming|outgoing CALL', 'the other party hangs up; in the queue that is giving up', (words) => ({
    command: 'callerHangsUp',
    type: words.choose('the type', 'incoming', 'outgoing'),
    call: words.id('the call'),
  })),
  phone: does('EXTENSION answers|noAnswer|refuses|hangsUp|stuck', 'how a phone takes calls from now on', (words) => ({
    command: 'setPhone',
    extension: words.take('the extension'),
    behaviour: words.choose('the behaviour', 'answers', 'noAnswer', 'refuses', 'hangsUp', 'stuck'),
  })),
  register: does('EXTENSION yes|no', 'a phone registers, or vanishes', (words) => ({
    command: 'register',
    extension: words.take('the extension'),
    registered: words.either('registered', 'yes', 'no'),
  })),
  trunk: does('TRUNK up|down', 'a trunk fails or works again', (words) => ({
    command: 'setTrunk',
    trunk: words.take('the trunk'),
    up: words.either('the trunk', 'up', 'down'),
  })),
  pbx: does('up|down', 'the switch is lost or back', (words) => ({ command: 'setSwitch', up: words.either('the switch', 'up', 'down') })),
  worker: does('crash|hang [TIMES]', 'the next requests end their worker, or are never answered', (words) => ({
    command: 'breakWorker',
    fault: words.choose('the fault', 'crash', 'hang'),
    times: words.count(),
  })),
  refuse: does('OPERATION REFUSAL [TIMES]', 'the switch or the database refuses the next operations', (words) => ({
    command: 'refuseNext',
    operation: words.choose('the operation', ...OPERATIONS),
    refusal: words.choose('the refusal', ...REFUSALS),
    times: words.count(),
  })),
  member: does('AGENT QUEUE yes|no', 'an administrator changes the queues of an agent', (words) => ({
    command: 'setMembership',
    agent: words.take('the agent'),
    queue: words.take('the queue'),
    member: words.either('member', 'yes', 'no'),
  })),
  queueadd: does('QUEUE INTERFACE [state=Agent:N] [penalty=N]', "the switch's QueueAdd", (words) => ({
    command: 'queueAdd',
    queue: words.take('the queue'),
    interface: words.take('the interface'),
    ...present('stateInterface', words.setting('state')),
    ...present('penalty', words.amount('penalty')),
  })),
  queueremove: does('QUEUE INTERFACE', "the switch's QueueRemove", (words) => ({
    command: 'queueRemove',
    queue: words.take('the queue'),
    interface: words.take('the interface'),
  })),
  queuepause: does('INTERFACE yes|no [QUEUE]', "the switch's QueuePause", (words) => ({
    command: 'queuePause',
    interface: words.take('the interface'),
    paused: words.either('paused', 'yes', 'no'),
    ...present('queue', words.takeOptional()),
  })),
  hangup: does('CHANNEL', 'hangs up a channel; a login channel logs its agent out', (words) => ({
    command: 'hangUpChannel',
    channel: words.take('the channel'),
  })),
  inspect: {
    usage: '[json]',
    what: 'the pool, contexts, queues, members and channels of the switch',
    run(words, { callCenter }) {
      const form = words.takeOptional();
      words.end();
      if (form !== undefined && form !== 'json') throw new UsageError(`the form is json, or nothing for text, not ${form}`);
      const inspection = callCenter.inspect();
      return form === 'json' ? JSON.stringify(inspection, null, 2) : describeInspection(inspection);
    },
  },
  status: shows('the state of everything', (callCenter) => callCenter.dump()),
};

function does(usage: string, what: string, read: (words: Words) => ControlCommand): Control {
  return {
    usage,
    what,
    run(words, { callCenter }) {
      const command = read(words);
      words.end();
      return carryOut(callCenter, command);
    },
  };
}

/** @throws UsageError when it is refused */
export function carryOut(callCenter: CallCenter, command: ControlCommand): string {
  const outcome = callCenter.control(command);
  if (!outcome.ok) throw new UsageError(`refused: ${outcome.refusal}${outcome.detail === undefined ? '' : ` (${outcome.detail})`}`);
  return outcome.call === undefined ? 'done' : `done: call ${outcome.call}`;
}

function shows(what: string, show: (callCenter: CallCenter) => string): Control {
  return {
    usage: '',
    what,
    run(words, { callCenter }) {
      words.end();
      return show(callCenter);
    },
  };
}

function present<K extends string, V>(key: K, value: V | undefined): { readonly [P in K]?: V } {
  return value === undefined ? {} : ({ [key]: value } as { readonly [P in K]?: V });
}
