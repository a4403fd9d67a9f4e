/** Commands that make things happen in the call centre from outside: callers, phones, failures. Times are ms. */
import type { PhoneBehaviour } from '../model-agents.js';
import type { Failed, Refusal } from '../refusal.js';

/** Somebody calls a queue from outside. */
export interface PlaceCall {
  readonly command: 'placeCall';
  readonly queue: string;
  readonly phone: string;
  /** The trunk that it comes in by; default the first one that works. */
  readonly trunk?: string;
  /** Gives up after so many ms in the queue; default never. */
  readonly patience?: number;
  /** Hangs up so many ms after being linked; default never. */
  readonly talk?: number;
  /** Variables of the caller's channel. */
  readonly variables?: Readonly<Record<string, string>>;
}

/** The other party of a call hangs up. A call still in the queue is abandoned. */
export interface CallerHangsUp {
  readonly command: 'callerHangsUp';
  readonly type: 'incoming' | 'outgoing';
  readonly call: number;
}

/** How a phone takes calls from now on; the number of the extension. */
export interface SetPhone {
  readonly command: 'setPhone';
  readonly extension: string;
  readonly behaviour: PhoneBehaviour;
}

/** A phone registers, or vanishes: agents whose login needs it are logged out. */
export interface Register {
  readonly command: 'register';
  readonly extension: string;
  readonly registered: boolean;
}

export interface SetTrunk {
  readonly command: 'setTrunk';
  readonly trunk: string;
  readonly up: boolean;
}

/**
 * The switch is lost or back. Lost: operations are refused, calls under way can no longer be followed, and agents are
 * not followed until their list is read again.
 */
export interface SetSwitch {
  readonly command: 'setSwitch';
  readonly up: boolean;
}

export interface SetDatabase {
  readonly command: 'setDatabase';
  readonly up: boolean;
}

/** Whoever takes the next request from outside dies of it, or never answers it; see `takeWorkerFault`. */
export interface BreakWorker {
  readonly command: 'breakWorker';
  readonly fault: WorkerFault;
  readonly times?: number;
}

export type WorkerFault = 'crash' | 'hang';

/** The next operation of this name is refused in this way, as the switch or the database would. */
export interface RefuseNext {
  readonly command: 'refuseNext';
  readonly operation: OperationName;
  readonly refusal: Extract<Refusal, Failed | 'break-collision' | 'target-device-busy' | 'transfer-in-progress'>;
  readonly times?: number;
}

/** Operations of agents that can be made to fail. */
export type OperationName =
  | 'logIn'
  | 'logOut'
  | 'startBreak'
  | 'endBreak'
  | 'hold'
  | 'unhold'
  | 'hangUp'
  | 'transfer'
  | 'attendedTransfer'
  | 'transferToAgent'
  | 'muteRecording'
  | 'unmuteRecording'
  | 'scheduleCall';

/** The agent's membership as an administrator changes it. */
export interface SetMembership {
  readonly command: 'setMembership';
  readonly agent: string;
  readonly queue: string;
  readonly member: boolean;
}

/** As the switch's QueueAdd: an interface (`SIP/1001`, `Local/9000@agents`) becomes a dynamic member. */
export interface QueueAdd {
  readonly command: 'queueAdd';
  readonly queue: string;
  readonly interface: string;
  /** For `Local/N@agents`: `Agent:N`. */
  readonly stateInterface?: string;
  readonly penalty?: number;
}

export interface QueueRemove {
  readonly command: 'queueRemove';
  readonly queue: string;
  readonly interface: string;
}

/** As the switch's QueuePause, in one queue or in all. */
export interface QueuePause {
  readonly command: 'queuePause';
  readonly interface: string;
  readonly paused: boolean;
  readonly queue?: string;
}

/** Hangs up a channel; the login channel of a static agent: that logs the agent out. */
export interface HangUpChannel {
  readonly command: 'hangUpChannel';
  readonly channel: string;
}

export type ControlCommand =
  | PlaceCall
  | CallerHangsUp
  | SetPhone
  | Register
  | SetTrunk
  | SetSwitch
  | SetDatabase
  | BreakWorker
  | RefuseNext
  | SetMembership
  | QueueAdd
  | QueueRemove
  | QueuePause
  | HangUpChannel;
