/** What the watchdog costs per event, where it is switched on; it is off in all other rows. */
import { measureApart } from '../measure-apart.mjs';

export const watchdog = {
  name: 'watchdog',
  title: 'The watchdog',
  rows({ quick }) {
    const { ratio, withNs, withoutNs } = measureApart('measure-watchdog.mjs', [quick ? 20_000 : 100_000]);
    return [
      {
        id: 'watchdog',
        what: 'w01 with a watchdog of a second against w01 without',
        measures: [{ value: ratio, unit: 'times' }],
        also: `ns per event: with ${withNs.toFixed(0)}, without ${withoutNs.toFixed(0)}`,
      },
    ];
  },
};
