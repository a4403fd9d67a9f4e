/**
 * Plays one test and judges it. A script is JSON:
 *
 *   { initialConfiguration?, events: [{ event: { name, data? }, after?: ms, nextConfiguration? }],
 *     error?: {…}                    the document must be rejected
 *     final?: ID, maxMs?             must end there; `*` anywhere        notFinal?: true    must still run
 *     mustLog?, mustNotLog?: [regex] matched against the lines `label: value`
 *     pairedLog?: [regex]            lines that match come in pairs with equal values
 *     mustLogIf?: [[a, b]]           both in the log, or neither
 *     settleMs?                      wait before the log is judged }
 *
 * `event: null` only waits. `httpPost: { locationLog, body, headers? }` with `expectStatus: [lowest, highest]` posts to the
 * address that the log shows. Configurations are compared as sets of atomic states.
 */
import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { judgeLog } from './judge-log.mjs';
import { scanStates } from './scan-states.mjs';

/** What a step of the test found to be wrong. */
class Failed extends Error {
  constructor(status, reason) {
    super(reason);
    this.status = status;
  }
}

/** @returns `{ status: 'pass' | 'fail' | 'error' | 'timeout', reason, ms, configuration?, logs }`; never rejects */
export async function play(create, test) {
  const start = Date.now();
  const logs = [];
  const script = test.script ? JSON.parse(readFileSync(test.script, 'utf8')) : {};
  const judge = new Judge(test, script, logs);
  const done = (status, reason) => ({
    status,
    reason,
    ms: Date.now() - start,
    configuration: judge.configuration(),
    logs: logs.slice(0, 200),
  });
  try {
    await judge.run(create);
    return done('pass', '');
  } catch (error) {
    return done(error instanceof Failed ? error.status : 'error', String(error?.message ?? error).slice(0, 400));
  } finally {
    await judge.stop();
  }
}

class Judge {
  #session;
  #last = [];

  constructor(test, script, logs) {
    this.test = test;
    this.script = script;
    this.logs = logs;
    this.states = scanStates(readFileSync(test.file, 'utf8'));
  }

  async run(create) {
    const mayReject = this.test.expected.endsWith('|reject');
    const expected = this.test.expected.replace(/\|reject$/, '');
    const mustReject = expected === 'reject' || this.script.error !== undefined;
    try {
      await this.#start(create);
    } catch (error) {
      if (error instanceof Failed || !(mustReject || mayReject)) throw error;
      return;
    }
    if (mustReject) throw new Failed('fail', 'the document was accepted but must be rejected');
    if (expected === 'accept') return;
    this.#same(this.script.initialConfiguration, 'initial configuration');
    for (const [index, entry] of (this.script.events ?? []).entries()) await this.#play(entry, `event #${index + 1}`);
    await this.#end(expected.startsWith('final:') ? expected.slice('final:'.length) : this.script.final);
    if (this.script.settleMs) await sleep(this.script.settleMs);
    if (this.script.notFinal && this.#session.isFinal) throw new Failed('fail', 'the session ended but must still run');
    const wrong = judgeLog(this.logs, this.script);
    if (wrong !== undefined) throw new Failed('fail', wrong);
  }

  /** Ids of the active atomic states, in order of their names. */
  configuration() {
    return this.#atomic(this.#session?.configuration() ?? this.#last);
  }

  async stop() {
    try {
      await within(1000, 'stop()', this.#session?.stop?.());
    } catch {
      // the verdict is spoken; the process ends anyway
    }
  }

  async #start(create) {
    const { file, name, timeout } = this.test;
    const onLog = (label, value) => this.logs.push(`${label ?? ''}: ${asText(value)}`);
    this.#session = await within(timeout, 'create()', create(file, { onLog, url: pathToFileURL(file).href, name }));
    this.#last = (await within(timeout, 'start()', this.#session.start())) ?? [];
  }

  async #play({ event, after, nextConfiguration, httpPost, expectStatus }, what) {
    if (after) await sleep(after);
    if (httpPost) await this.#post(httpPost, expectStatus ?? [200, 299], what);
    else if (event) await within(this.test.timeout, `send(${event.name})`, this.#session.send(event));
    this.#same(nextConfiguration, `configuration after ${what}${event ? ` '${event.name}'` : ''}`);
  }

  async #post({ locationLog, headers, body }, [lowest, highest], what) {
    const pattern = new RegExp(locationLog);
    const location = this.logs.map((line) => pattern.exec(line)?.[1]).find((found) => found !== undefined);
    if (location === undefined) throw new Failed('fail', `${what}: the log has no address (${locationLog})`);
    const type = { 'content-type': 'application/x-www-form-urlencoded', ...headers };
    const { status } = await within(this.test.timeout, 'POST', fetch(location, { method: 'POST', headers: type, body }));
    if (status < lowest || status > highest) throw new Failed('fail', `${what}: POST to ${location} was answered with ${status}`);
  }

  async #end(wanted) {
    if (wanted === undefined) return;
    const ms = this.script.maxMs ?? this.test.timeout;
    if (!this.#session.isFinal) await within(ms + 500, 'waitForFinal()', this.#session.waitForFinal(ms)).catch(() => undefined);
    const active = this.configuration();
    if (!this.#session.isFinal) throw new Failed('timeout', `no final state within ${ms} ms; configuration [${active}]`);
    if (wanted !== '*' && !active.includes(wanted)) throw new Failed('fail', `ended in [${active}], not in '${wanted}'`);
  }

  #same(expected, what) {
    if (expected === undefined) return;
    const got = this.configuration();
    const want = [...new Set(expected)].sort();
    if (got.join() !== want.join()) throw new Failed('fail', `${what}: [${got}] instead of [${want}]`);
  }

  #atomic(ids) {
    const active = [...new Set(ids.map(String))];
    const known = active.filter((id) => this.states.all.has(id));
    return (known.length > 0 ? known.filter((id) => this.states.atomic.has(id)) : active).sort();
  }
}

function asText(value) {
  if (typeof value === 'string') return value;
  try {
    return JSON.stringify(value) ?? 'undefined';
  } catch {
    return String(value);
  }
}

async function within(ms, what, promise) {
  const timer = new AbortController();
  const late = sleep(ms, undefined, { signal: timer.signal }).then(() => {
    throw new Failed('timeout', `${what} took longer than ${ms} ms`);
  });
  late.catch(() => undefined); // aborted below
  try {
    return await Promise.race([promise, late]);
  } finally {
    timer.abort();
  }
}
