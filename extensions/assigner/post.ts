/** One HTTP request to the external assigner. Redirects are not followed: they would send the context somewhere else. */
import { AssignmentFailure, messageOf } from './failure.js';

export interface PostOptions {
  /** JSON. */
  readonly body: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Longest answer, bytes after decompression. */
  readonly maxAnswerBytes: number;
  /** Ends the request wherever it is, with its reason. */
  readonly signal: AbortSignal;
}

/**
 * Sends JSON and reads the whole answer.
 * @returns its text; undefined when it says that there is no content (204)
 * @throws AssignmentFailure `servererror` without a connection, for any status but 2xx, and for an answer that is too long;
 * the signal's reason when it was aborted
 */
export async function post(url: string, { body, headers, maxAnswerBytes, signal }: PostOptions): Promise<string | undefined> {
  try {
    const sent = new Headers(headers);
    for (const name of ['accept', 'content-type']) sent.set(name, 'application/json'); // a configured header does not change the format
    const response = await fetch(url, { method: 'POST', headers: sent, body, redirect: 'manual', signal });
    if (response.ok && response.status !== 204) return await readAnswer(response, maxAnswerBytes);
    await response.body?.cancel();
    if (response.ok) return undefined;
    const redirected = response.status >= 300 && response.status < 400 ? ', a redirect, which is not followed' : '';
    throw new AssignmentFailure('servererror', `the external assigner answered ${response.status}${redirected}`);
  } catch (error) {
    signal.throwIfAborted();
    if (error instanceof AssignmentFailure) throw error;
    throw new AssignmentFailure('servererror', `the external assigner cannot be reached: ${messageOf(error)}`, { cause: error });
  }
}

/** Leaving the loop closes the connection: the rest of an answer that is too long is not read. */
async function readAnswer(response: Response, maxAnswerBytes: number): Promise<string> {
  const decoder = new TextDecoder();
  let text = '';
  let bytes = 0;
  for await (const chunk of response.body ?? []) {
    bytes += chunk.byteLength;
    if (bytes > maxAnswerBytes)
      throw new AssignmentFailure('servererror', `the answer of the external assigner is longer than ${maxAnswerBytes} bytes`);
    text += decoder.decode(chunk, { stream: true });
  }
  return text + decoder.decode();
}
