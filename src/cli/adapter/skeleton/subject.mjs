// @ts-check
/** The adapter with what the conformance kit needs around it. The more of it you give, the more rules are shown. */
import { adapterTo } from './adapter.mjs';
import { Pbx } from './pbx.mjs';

/** @returns {import('statewire/kit').TelephonySubject} */
export function subject() {
  const pbx = new Pbx();
  return {
    adapter: adapterTo(pbx),
    request: { name: 'RequestSetDNDOn', thisDN: '7001' },
    settle: () => new Promise((resolve) => setTimeout(resolve, 2)),
    unknownDN: '7099',
    refuseNext() {
      pbx.refuseNext = 185;
      return 185;
    },
    drop: () => pbx.crash(),
    unreachable() {
      pbx.unreachable = true;
    },
    phone: () => pbx.atPhone('7001', 'pause'),
  };
}
