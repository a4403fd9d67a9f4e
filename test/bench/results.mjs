/**
 * Rows of measurements as text for a terminal and as the tables of RESULTS.md. A row is `{ id, what, value, unit, target }`, or
 * for a workload `{ id, what, scion, limit, ns }`, each ratio with the value of the plan cache, that of the algorithm without
 * it (`literal`) and its target.
 */

const number = (value) => (value >= 100 ? value.toFixed(0) : value.toPrecision(3));

export function isMet({ value, target, scion, limit }) {
  return scion === undefined ? value <= target : scion.value >= scion.target && limit.value <= limit.target;
}

const verdict = (row) => (isMet(row) ? 'ok' : 'MISSED');

function rowText(row) {
  const { id, what, value, unit, target, scion, limit } = row;
  const result =
    scion === undefined
      ? `${number(value)} ${unit}, at most ${target}`
      : `${number(scion.value)} x SCION, ${number(limit.value)} / limit (at least ${scion.target}, at most ${limit.target})`;
  return `  ${verdict(row).padEnd(6)} ${id.padEnd(12)} ${result}: ${what}`;
}

export function asText({ title }, rows) {
  return `\n${title}\n${rows.map(rowText).join('\n')}\n`;
}

const SIMPLE = '| Row | What is measured | Result | At most | |\n|---|---|---|---|---|';
const WORKLOAD =
  '| Row | Workload | x SCION | at least | / limit | at most | | without cache: x SCION | / limit | ns per event: SCION, without cache, cached, limit |\n|---|---|---|---|---|---|---|---|---|---|';

function cellsOf(row) {
  const { id, what, value, unit, target, scion, limit, ns } = row;
  if (scion === undefined) return [id, what, `${number(value)} ${unit}`, `${target} ${unit}`, verdict(row)];
  const times = [ns.scion, ns.literal, ns.cached, ns.limit].map(number).join(', ');
  const cached = [number(scion.value), scion.target, number(limit.value), limit.target, verdict(row)];
  return [id, what, ...cached, number(scion.literal), number(limit.literal), times];
}

export function asMarkdown(measured, { cpu, cores, memory, system, node, commit, date }) {
  const groups = measured.map(({ group, rows }) => {
    const head = rows.some(({ scion }) => scion !== undefined) ? WORKLOAD : SIMPLE;
    return `## ${group.title}\n\n${head}\n${rows.map((row) => `| ${cellsOf(row).join(' | ')} |`).join('\n')}\n`;
  });
  return `# Benchmarks

Written by \`npm run bench\`. Times of another machine differ; what must hold everywhere are the targets.

| | |
|---|---|
| Date | ${date} |
| Commit | ${commit} |
| Node | ${node} |
| Machine | ${cores} × ${cpu}, ${memory} GiB, ${system} |

${groups.join('\n')}`;
}
