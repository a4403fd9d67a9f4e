/** Answers every request with the same reference ID, and never with an event. */
export default function broken(config) {
  const listeners = new Set();
  return {
    supports: new Set(['RequestAgentLogout']),
    async open() {
      for (const listener of listeners) listener({ name: 'EventServerConnected', time: 0, server: config.server ?? 'broken' });
    },
    async close() {},
    request: async () => 7,
    onEvent(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
