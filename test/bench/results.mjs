/**
 * Rows of measurements as text for a terminal, as the tables of RESULTS.md and as JSON. A row is `{ id, what, measures, also? }`; a
 * measure is `{ value, unit }`, with `atLeast` or `atMost` where there is a target; `also` says what else was seen.
 */

const number = (value) => (value >= 100 ? value.toFixed(0) : value.toPrecision(value < 10 ? 2 : 3));

const meets = ({ value, atLeast = Number.NEGATIVE_INFINITY, atMost = Number.POSITIVE_INFINITY }) => value >= atLeast && value <= atMost;

export function isMet({ measures }) {
  return measures.every(meets);
}

function resultOf({ measures }) {
  return measures.map(({ value, unit }) => `${number(value)} ${unit}`).join(', ');
}

function targetOf({ measures }) {
  return measures
    .flatMap(({ unit, atLeast, atMost }) => [
      ...(atLeast === undefined ? [] : [`at least ${atLeast} ${unit}`]),
      ...(atMost === undefined ? [] : [`at most ${atMost} ${unit}`]),
    ])
    .join(', ');
}

function verdictOf(row) {
  if (targetOf(row) === '') return '';
  return isMet(row) ? 'ok' : 'MISSED';
}

function rowText(row) {
  const target = targetOf(row) && ` (${targetOf(row)}: ${verdictOf(row)})`;
  return `${row.id} ${resultOf(row)}${target}: ${row.what}`;
}

export function asText({ title }, rows) {
  return `\n${title}\n${rows.map(rowText).join('\n')}\n`;
}

const cells = (row) => [row.id, row.what, resultOf(row), targetOf(row), verdictOf(row), row.also ?? ''].join(' | ');

export function asMarkdown(measured, { cpu, cores, memory, system, node, commit, date }) {
  const groups = measured.map(
    ({ group, rows }) => `## ${group.title}

| Row | What is measured | Result | Target | | Also |
|---|---|---|---|---|---|
${rows.map((row) => `| ${cells(row)} |`).join('\n')}
`,
  );
  return `# Benchmarks

Written by \`npm run bench\`. Times of another machine differ; what must hold everywhere are the targets. "x SCION": so many times
as fast as SCION 4.3.27. "/ limit": so many times the time of the same machine written by hand behind an event object and a queue.
Each number is the median of the ratios of interleaved repetitions.

| | |
|---|---|
| Date | ${date} |
| Commit | ${commit} |
| Node | ${node} |
| Machine | ${cores} × ${cpu}, ${memory} GiB, ${system} |

${groups.join('\n')}`;
}

export function asJson(measured, machine) {
  const groups = measured.map(({ group: { name, title }, rows }) => ({ name, title, rows }));
  return `${JSON.stringify({ machine, groups }, undefined, 2)}\n`;
}
