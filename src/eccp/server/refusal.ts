/** Requests that are not carried out, or not with success. */
import type { Failure } from '../messages/read-answer.js';
import type { RequestName } from '../messages/requests.js';
import { writeCommandFailure, writeRequestFailure } from '../messages/write-answer.js';

/**
 * `request`: it was not carried out at all, and the failure stands in the place of the answer. `command`: the command
 * itself refused, and the failure stands inside of the answer.
 */
export class RequestRefused implements Failure {
  constructor(
    readonly level: 'request' | 'command',
    readonly code: number,
    readonly message: string,
    /** What some answers say before the failure. */
    readonly status?: string,
  ) {}

  /** The packet that says so. */
  write(id: string, name: RequestName): string {
    return this.level === 'request' ? writeRequestFailure(id, this) : writeCommandFailure(id, name, this, this.status);
  }
}

/** @param what is wrong with it, where that is told */
export function badRequest(what?: string): RequestRefused {
  return requestFailed(400, what === undefined ? 'Bad request' : `Bad request - ${what}`);
}

/** The whole request fails. */
export function requestFailed(code: number, message: string): RequestRefused {
  return new RequestRefused('request', code, message);
}

/** The command refuses. */
export function commandFailed(code: number, message: string, status?: string): RequestRefused {
  return new RequestRefused('command', code, message, status);
}
