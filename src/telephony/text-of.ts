/** What somebody else's code has thrown, as text for people. Some things have none, and would throw again when asked for it. */
export function textOf(error: unknown): string {
  try {
    return error instanceof Error ? `${error.message}` : String(error);
  } catch {
    return 'an error that has no text';
  }
}
