/** What is wrong with a connection, for people; everything but the usual case in Node's words. */
export function networkProblem(error: NodeJS.ErrnoException): string {
  return error.code === 'ECONNREFUSED' ? 'nobody listens there' : error.message;
}
