/** What run.mjs asks of an engine. Copy this file and connect yours; adapter.mjs connects Statewire. */

/**
 * @param _file path of the document; `url` is the same as a URL
 * @returns a session that has not started
 * @throws when the document must be rejected: not well-formed, invalid, a script that cannot be loaded
 */
export async function create(_file, { onLog: _onLog, url: _url, name: _name }) {
  // 1. Load the document. 2. Call onLog(label, value) for every <log>, those of invoked sessions too.
  // 3. The Basic HTTP event I/O processor, if there is one, listens on 127.0.0.1 at a free port.
  throw new Error('not connected');
}

/*
 * The session:
 *   start()            runs the first macrostep
 *   send({name,data})  runs the macrostep of an external event
 *   configuration()    ids of the active states, all or the atomic ones; the last ones when the session has ended
 *   isFinal            a top-level final state was reached
 *   waitForFinal(ms)   resolves when it is, or when the time is over
 *   stop()             ends the session, its timers and its servers
 */
