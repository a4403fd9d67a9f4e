/**
 * The thread of the watchdog: it ends the process when a macrostep does not end. Nothing else can, for the main thread is in it,
 * and code of the host cannot be stopped from inside.
 */
import { writeSync } from 'node:fs';
import { type MessagePort, parentPort, workerData } from 'node:worker_threads';
import { BUSY, MARKS, type WatchdogData, type WatchdogMessage } from './watchdog-cells.js';

const STDERR = 2;
/** How often the thread looks within the limit. */
const LOOKS = 20;

/**
 * Looks are counted and not time: while the process is stopped, by SIGSTOP or with a sleeping computer, this thread does not look
 * either, and its timer does not make up for what it missed.
 */
function watch({ cells, limit }: WatchdogData, port: MessagePort): void {
  const names = new Map<number, string>();
  let seen = 0;
  let looks = 0;
  port.on('message', ({ number, ...message }: WatchdogMessage) => {
    if (message.session === undefined) names.delete(number);
    else names.set(number, `session ${message.session} of ${message.document}`);
  });
  setInterval(() => {
    const marks = Atomics.load(cells, MARKS);
    const busy = Atomics.load(cells, BUSY);
    looks = busy !== 0 && marks === seen ? looks + 1 : 0;
    seen = marks;
    if (looks > LOOKS) end(names.get(busy) ?? `session number ${busy}`, limit);
  }, limit / LOOKS);
}

function end(name: string, limit: number): void {
  writeSync(STDERR, `statewire: watchdog: a macrostep of ${name} did not end within ${limit} ms; the process is ended\n`);
  process.kill(process.pid, 'SIGKILL');
}

if (parentPort) watch(workerData as WatchdogData, parentPort);
