/** Rows of measurements as text for a terminal and as the table of RESULTS.md. */

const number = (value) => (value >= 100 ? value.toFixed(0) : value.toPrecision(3));
const verdict = ({ value, target }) => (value <= target ? 'ok' : 'MISSED');

export function asText({ title }, rows) {
  const lines = rows.map(
    (row) => `  ${verdict(row).padEnd(6)} ${row.id.padEnd(12)} ${number(row.value)} ${row.unit}, at most ${row.target}: ${row.what}`,
  );
  return `\n${title}\n${lines.join('\n')}\n`;
}

export function asMarkdown(measured, { cpu, cores, memory, system, node, commit, date }) {
  const groups = measured.map(({ group, rows }) => {
    const cells = rows.map(
      (row) => `| ${row.id} | ${row.what} | ${number(row.value)} ${row.unit} | ${row.target} ${row.unit} | ${verdict(row)} |`,
    );
    return `## ${group.title}\n\n| Row | What is measured | Result | At most | |\n|---|---|---|---|---|\n${cells.join('\n')}\n`;
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
