/** Expressions of the data model against plain closures that do the same over a scope object, interleaved (measure-expressions.mjs). */
import { EXPRESSIONS } from '../expressions.mjs';
import { measureApart } from '../measure-apart.mjs';
import { median } from '../median.mjs';

/** What the compiler of the host makes of the same code differs from run to run. */
const PROCESSES = 3;

const short = (value) => value.toPrecision(3);

export const expressions = {
  name: 'expressions',
  title: 'Expressions, against plain closures',
  rows({ quick }) {
    return Object.entries(EXPRESSIONS).map(([id, { what, atMost }]) => {
      const args = quick ? [id, 9, 150] : [id];
      const runs = Array.from({ length: quick ? 1 : PROCESSES }, () => measureApart('measure-expressions.mjs', args));
      const of = (name) => median(runs.map((run) => run[name]));
      return {
        id,
        what,
        measures: [{ value: of('ratio'), unit: '/ closure', atMost }],
        also: `ns: ${short(of('guest'))}, closure ${short(of('host'))}`,
      };
    });
  },
};
