/** Loading a document: reading, validating, compiling, starting its first session; against SCION and a bare pass of sax. */
import { measureApart } from '../measure-apart.mjs';

const SIZES = [20, 1000, 10_000];
/** For the largest document. */
const TARGETS = { scion: 4, sax: 2 };
/** Ten times the states may cost so many times ten times as much. */
const LINEAR = 1.5;

export const loading = {
  name: 'loading',
  title: 'Loading a document',
  rows({ quick }) {
    const measured = SIZES.map((size) => ({ size, ...measureApart('measure-load.mjs', quick ? [size, 0.5, 1] : [size, 40, 2]) }));
    const rows = measured.map(({ size, states, characters, ms, scion, sax }) => ({
      id: `w09-${size}`,
      what: `a document of ${states} states, ${Math.round(characters / 1000)} kB: parse, validate, plan, start`,
      measures: [
        { value: scion, unit: 'x SCION', ...(size === 10_000 && { atLeast: TARGETS.scion }) },
        { value: sax, unit: '/ sax', ...(size === 10_000 && { atMost: TARGETS.sax }) },
      ],
      also: `ms: ${Object.entries(ms)
        .map(([name, time]) => `${name} ${time.toPrecision(3)}`)
        .join(', ')}`,
    }));
    const [smaller, larger] = measured.slice(-2);
    const value = larger.ms.statewire / larger.states / (smaller.ms.statewire / smaller.states);
    const what = `time per state with ${larger.states} states against ${smaller.states}`;
    return [...rows, { id: 'w09-linear', what, measures: [{ value, unit: 'times', atMost: LINEAR }] }];
  },
};
