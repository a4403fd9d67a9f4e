/** Names of events and descriptors that match them (SCXML 3.12.1). */

/** What is wrong with an event descriptor such as `agent.logout.done`, `error.*` or `*`; undefined when nothing is. */
export function descriptorProblem(descriptor: string): string | undefined {
  if (descriptor === '*' || descriptor === '.*') return undefined;
  const name = plainDescriptor(descriptor);
  if (name.includes(',')) return 'separate descriptors with spaces';
  if (name.includes('*')) return 'the wildcard "*" stands alone or at the end, as in "error.*"';
  return nameProblem(name);
}

/** What is wrong with the name of an event to raise or send; undefined when nothing is. */
export function eventNameProblem(name: string): string | undefined {
  if (/\s/.test(name.trim())) return 'a name is one word';
  if (name.includes('*')) return '"*" is for matching events only';
  return nameProblem(name.trim());
}

/** The descriptor without `.*` or `.` at its end, which say nothing: `error.*` matches what `error` matches. */
export function plainDescriptor(descriptor: string): string {
  return descriptor.endsWith('.') ? descriptor.slice(0, -1) : descriptor.endsWith('.*') ? descriptor.slice(0, -2) : descriptor;
}

function nameProblem(name: string): string | undefined {
  const good = name !== '' && !name.startsWith('.') && !name.endsWith('.') && !name.includes('..');
  return good ? undefined : 'words separated by single dots, such as "agent.logout.done"';
}
