/** What the server tells operators. Never holds a password, a hash or a cookie. */
export interface ServerLogEntry {
  /** ms since 1970. */
  readonly time: number;
  readonly what: LogTopic;
  /** The number of the connection, counted from 1. */
  readonly connection?: number | undefined;
  readonly address?: string | undefined;
  /** The user that is logged in there, or tried to. */
  readonly user?: string | undefined;
  /** The command, the reason, what was thrown. */
  readonly detail?: string | undefined;
}

export type LogTopic =
  | 'listening'
  | 'connected'
  | 'refused' // an address that is not on the list
  | 'turned-away' // too many connections
  | 'login'
  | 'login-failed'
  | 'login-limited'
  | 'logout'
  | 'malformed'
  | 'inactive'
  | 'slow-consumer'
  | 'socket-error'
  | 'disconnected'
  | 'command-failed' // a handler threw: a mistake in the server
  | 'fault' // done on command
  | 'status'
  | 'closed';

export type ServerLog = (entry: ServerLogEntry) => void;

/** A log entry as one line: `time what key=value …`, values quoted where they need it. */
export function logLine(entry: ServerLogEntry): string {
  const { time, what, ...rest } = entry;
  const pairs = Object.entries(rest).flatMap(([key, value]) => (value === undefined ? [] : [`${key}=${quoted(String(value))}`]));
  return [new Date(time).toISOString(), what, ...pairs].join(' ');
}

/** Text of clients on one line, control characters escaped, at most 200 characters of it. */
function quoted(text: string): string {
  return /^[\w./:@+-]+$/.test(text) && text.length <= 200 ? text : JSON.stringify(text.slice(0, 200));
}
