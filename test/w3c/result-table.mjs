/** Results of the implementation report as Markdown: by class, by section, and whatever is not plain sailing by name. */
export function resultTable(results) {
  const count = (title, some) => `| ${title} | ${some.filter(({ passed }) => passed).length} | ${some.length} |`;
  const of = (test) => results.filter(({ row }) => test(row));
  const sections = [...new Set(results.map(({ row }) => row.section))].sort(bySection);
  const retried = results.filter((result) => result.retried).map(({ row }) => row.id);
  const failed = results.filter(({ passed }) => !passed).map(({ row, reason }) => `- ${row.id} (${row.section}): ${row.reason || reason}`);
  return `# W3C SCXML 1.0 implementation report

Computed by \`npm run conformance\`: every start document in its own process, on the real clock, judged by its final state; the
manual ones by the oracles in this folder.

| Class | Passed | Documents |
|---|---|---|
${count(
  'mandatory, automatic',
  of((row) => row.class === 'mandatory' && !row.manual),
)}
${count(
  'mandatory, manual',
  of((row) => row.class === 'mandatory' && row.manual),
)}
${count(
  'optional, automatic',
  of((row) => row.class === 'optional' && !row.manual),
)}
${count(
  'optional, manual',
  of((row) => row.class === 'optional' && row.manual),
)}
${count('**all**', results)}

| Section | Passed | Documents |
|---|---|---|
${sections
  .map((section) =>
    count(
      section,
      of((row) => row.section === section),
    ),
  )
  .join('\n')}

Retried: ${retried.length === 0 ? '0' : `${retried.length} (${retried.join(', ')})`}.
${failed.length === 0 ? '' : `\nFailed:\n\n${failed.join('\n')}\n`}`;
}

function bySection(a, b) {
  return a.localeCompare(b, 'en', { numeric: true });
}
