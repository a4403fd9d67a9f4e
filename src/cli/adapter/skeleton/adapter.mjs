// @ts-check
/**
 * The adapter: T-Library's names towards Statewire, your switch's towards the switch. It translates and has no policy:
 * it does not retry and does not reconnect. The numbers are those of the rules in statewire/src/telephony/contract.ts.
 */
import { AdapterEvents, CONFIRMATION, telephonyError } from 'statewire/telephony';

/**
 * @typedef {import('statewire/telephony').TelephonyAdapter} TelephonyAdapter
 * @typedef {import('statewire/telephony').RequestName} RequestName
 */

/**
 * What your switch can do, and what it is called there. (1)
 * @type {ReadonlyMap<RequestName, string>}
 */
const COMMANDS = new Map([
  ['RequestAgentLogout', 'logout'],
  ['RequestAgentReady', 'ready'],
  ['RequestAgentNotReady', 'pause'],
  ['RequestSetDNDOn', 'dnd-on'],
  ['RequestSetDNDOff', 'dnd-off'],
]);

/**
 * @param {import('./pbx.mjs').Pbx} pbx the way to the switch
 * @returns {TelephonyAdapter}
 */
export function adapterTo(pbx) {
  const events = new AdapterEvents();
  /** @type {import('./pbx.mjs').Line | undefined} */
  let line;
  /** @type {{ promise: Promise<void>, stop: (error: Error) => void } | undefined} */
  let opening;
  let lastReferenceID = 0;
  /** Which request the switch answers, by the number that it was sent with. */
  const sent = new Map();
  const stamp = () => ({ time: Date.now(), server: 'NAME' });

  /** @param {import('./pbx.mjs').Answer} answer */
  function answered({ number, dn, command, failed }) {
    const referenceID = number; // absent when the agent used the phone (11)
    const request = sent.get(number);
    sent.delete(number);
    if (failed !== undefined && referenceID !== undefined) {
      events.emit({ ...stamp(), name: 'EventError', referenceID, errorCode: failed, thisDN: dn });
      return;
    }
    const name = request ?? [...COMMANDS].find(([, known]) => known === command)?.[0];
    if (name) events.emit({ ...stamp(), name: CONFIRMATION[name], thisDN: dn, ...(referenceID !== undefined && { referenceID }) }); // (7)
  }

  function lost() {
    line = undefined;
    sent.clear();
    events.emit({ ...stamp(), name: 'EventServerDisconnected' }); // once, and no reconnecting (12)
  }

  /** @param {object} mine the opening that it is for */
  async function connect(mine) {
    const connected = await pbx.connect(answered, lost);
    if (opening === mine) line = connected;
    else connected.hangUp(); // closed meanwhile
  }

  return {
    supports: new Set(COMMANDS.keys()),
    open() {
      if (line) return Promise.resolve(); // (2)
      if (opening) return opening.promise;
      const mine = { promise: Promise.resolve(), stop: (/** @type {Error} */ _) => {} };
      opening = mine;
      const stopped = new Promise((_, reject) => {
        mine.stop = reject;
      });
      mine.promise = Promise.race([connect(mine), stopped]).then(
        () => {
          opening = undefined;
          events.emit({ ...stamp(), name: 'EventServerConnected' }); // before open() resolves (2)
        },
        (error) => {
          if (opening === mine) opening = undefined;
          throw error instanceof Error && error.name === 'TelephonyError' ? error : telephonyError(54, String(error));
        },
      );
      return mine.promise;
    },
    async close() {
      opening?.stop(telephonyError(54, 'the adapter was closed while it opened')); // (4)
      opening = undefined;
      line?.hangUp();
      line = undefined;
      sent.clear();
    },
    async request(request) {
      request.signal?.throwIfAborted(); // (9)
      const command = COMMANDS.get(request.name);
      if (command === undefined) throw telephonyError(51, request.name);
      if (!line) throw telephonyError(54, 'the adapter is not open'); // (3)
      if (!pbx.has(request.thisDN)) throw telephonyError(59, `DN ${request.thisDN}`); // (6)
      const referenceID = ++lastReferenceID; // of our own counting (5)
      sent.set(referenceID, request.name);
      line.send({ number: referenceID, dn: request.thisDN, command }); // in the order of the requests (8)
      return referenceID;
    },
    onEvent: (listener) => events.subscribe(listener), // (10)
  };
}

/**
 * What `statewire run --adapter` calls, with the table of `--config`.
 * @param {{ dns?: string[] }} config
 */
export async function adapter(config = {}) {
  const { Pbx } = await import('./pbx.mjs');
  return adapterTo(new Pbx(config.dns));
}
