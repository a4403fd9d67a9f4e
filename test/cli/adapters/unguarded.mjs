import { CONFIRMATION, simulatedTServer } from 'statewire/telephony';

/** Emits from a timer, as others do from a socket, and lets listeners throw into it. */
export function adapter() {
  const adapter = simulatedTServer({ config: { acceptDelay: 0, answerDelay: 1 } }).adapter();
  const listeners = new Set();
  let last = 0;
  const emit = (event) => {
    for (const listener of [...listeners]) listener({ time: Date.now(), server: 'unguarded', ...event });
  };
  adapter.onEvent((event) => event.name === 'EventServerConnected' || event.referenceID > 0 || emit(event));
  return {
    supports: adapter.supports,
    switches: adapter.switches,
    close: () => adapter.close(),
    async open() {
      await adapter.open();
      try {
        emit({ name: 'EventServerConnected' });
      } catch {}
    },
    async request(request) {
      await adapter.request(request);
      const referenceID = ++last;
      setTimeout(() => emit({ name: CONFIRMATION[request.name], thisDN: request.thisDN, referenceID }), 2);
      return referenceID;
    },
    onEvent(listener) {
      const own = (event) => listener(event);
      listeners.add(own);
      return () => listeners.delete(own);
    },
  };
}
