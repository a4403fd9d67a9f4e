/** A subject in whose time nothing ever settles. */
import { simulatedTServer } from 'statewire/telephony';

export const subject = () => ({
  adapter: simulatedTServer().adapter(),
  request: { name: 'RequestSetDNDOn', thisDN: '7001' },
  settle: () => new Promise(() => {}),
});
