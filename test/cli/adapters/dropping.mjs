/** Keeps the contract but for one thing: it forgets a promise that is rejected. */
import { simulatedTServer } from 'statewire/telephony';

export function subject() {
  const tserver = simulatedTServer({ config: { acceptDelay: 0, answerDelay: 0 } });
  const adapter = tserver.adapter();
  return {
    adapter: {
      supports: adapter.supports,
      switches: adapter.switches,
      open: () => adapter.open(),
      close: () => adapter.close(),
      onEvent: (listener) => adapter.onEvent(listener),
      request(request) {
        const promise = adapter.request(request);
        promise.finally(() => {});
        return promise;
      },
    },
    request: { name: 'RequestSetDNDOn', thisDN: '7001' },
    settle: () => new Promise((resolve) => setTimeout(resolve, 3)),
  };
}
