import type { Clock } from 'statewire';
import { type TelephonyAdapter, type TelephonyRequest, telephonyError } from 'statewire/telephony';

/**
 * Makes one request and waits until it is accepted, but no longer than `timeout` ms; then it is taken back.
 * @returns the reference ID
 * @throws TelephonyError 57 when nothing came in time; whatever the adapter rejects with
 */
export async function send(adapter: TelephonyAdapter, request: TelephonyRequest, clock: Clock, timeout: number): Promise<number> {
  const tooLate = new AbortController();
  const expired = new Promise<never>((_, reject) => {
    tooLate.signal.addEventListener('abort', () => reject(tooLate.signal.reason));
  });
  const timer = clock.after(timeout, () => tooLate.abort(telephonyError(57, `${request.name} was not accepted within ${timeout} ms`)));
  try {
    return await Promise.race([expired, adapter.request({ ...request, signal: tooLate.signal })]);
  } finally {
    timer.cancel();
  }
}
