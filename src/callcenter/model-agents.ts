/** Agents, the phones they use and the breaks they take. All times are milliseconds since 1970. */

/** `Agent`: the phone is called once and stays off hook. The others are called for each call. */
export type AgentType = 'Agent' | Technology;

/** What a phone or trunk is connected by. */
export type Technology = 'SIP' | 'PJSIP' | 'IAX2';

/** What `agents.conf` says about a static agent. */
export interface PoolOptions {
  /** Class of music that the agent hears between calls; undefined for the default one. */
  readonly musicOnHold: string | undefined;
  /** Whether a call must be accepted by a key before the agent is connected. */
  readonly ackCall: boolean;
  /** Logged out when a call is not accepted within so many ms; 0 for never. Counts only with `ackCall`. */
  readonly autoLogoff: number;
  /** No new call for so many ms after one. */
  readonly wrapUpTime: number;
  readonly fullName: string | undefined;
}

export interface Agent {
  /** Type and number, such as `Agent/9000`. */
  readonly number: string;
  readonly type: AgentType;
  readonly name: string;
  /** An inactive one cannot log in. */
  readonly active: boolean;
  /** What an agent's requests are signed with; undefined lets everybody sign. */
  readonly secret: string | undefined;
  /** Queues that the configuration gives the agent. */
  readonly queues: readonly string[];
  /** Of static agents only. */
  readonly pool: PoolOptions | undefined;
}

/** How a phone takes the call that logs an agent in, and the calls after it. */
export type PhoneBehaviour =
  | 'answers'
  | 'noAnswer' // rings until the caller gives up
  | 'refuses' // the switch cannot even place the call
  | 'hangsUp' // answers and hangs up before the login is through
  | 'stuck'; // answers, and then nothing more is heard of it

export interface Extension {
  /** The number that is dialled, such as `101`. */
  readonly number: string;
  readonly technology: Technology;
  readonly behaviour: PhoneBehaviour;
}

/** `break`: an agent can choose it. `hold`: the entry that holding a call is booked on; nobody can choose it. */
export type BreakClass = 'break' | 'hold';

export interface Break {
  readonly id: number;
  readonly name: string;
  readonly description: string;
  readonly active: boolean;
  readonly class: BreakClass;
}

/** In a call wins over a break, a break over ringing. */
export type AgentStatus = 'offline' | 'online' | 'oncall' | 'paused' | 'ringing';

/** A break that an agent is in. */
export interface RunningBreak {
  readonly id: number;
  readonly name: string;
  readonly start: number;
}

/** `started`: the phone is being called. */
export type LoginProgress = 'out' | 'started' | 'in';

/** What can be seen of an agent at one moment. */
export interface AgentView {
  readonly number: string;
  readonly status: AgentStatus;
  readonly login: LoginProgress;
  /** The agent's own channel, `SIP/101-00000109`; without the part after `-` as long as the phone has not answered, and for callback agents. */
  readonly channel: string | undefined;
  /** Number of the extension, `101`. */
  readonly extension: string | undefined;
  readonly onHold: boolean;
  readonly break: RunningBreak | undefined;
  readonly queues: readonly string[];
}

/** One login of an agent or one pause (hold included), for reports. `end` is undefined as long as it lasts. */
export interface Period {
  readonly start: number;
  readonly end: number | undefined;
}
