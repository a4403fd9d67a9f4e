/** What the log of a test must and must not show. */

/** @returns what is wrong, or undefined */
export function judgeLog(logs, { mustLog = [], mustNotLog = [], pairedLog = [], mustLogIf = [] }) {
  const text = logs.join('\n');
  const shows = (pattern) => new RegExp(pattern, 'm').test(text);
  for (const pattern of mustLog) if (!shows(pattern)) return `the log lacks /${pattern}/`;
  for (const pattern of mustNotLog) if (shows(pattern)) return `the log has the forbidden /${pattern}/`;
  for (const pattern of pairedLog) {
    const values = valuesOf(logs, new RegExp(pattern));
    if (values.length < 2 || values.length % 2 !== 0 || values.some((value) => value !== values[0]))
      return `values of /${pattern}/ are no equal pairs: ${JSON.stringify(values)}`;
  }
  for (const [one, other] of mustLogIf) if (shows(one) !== shows(other)) return `the log has only one of /${one}/ and /${other}/`;
  return undefined;
}

function valuesOf(logs, pattern) {
  return logs.filter((line) => pattern.test(line)).map((line) => line.replace(pattern, '').replace(/^[\s:]*/, ''));
}
