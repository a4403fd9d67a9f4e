/**
 * Connects Statewire to the conformance runner (`run.mjs`, contract in `TEMPLATE.mjs`) through the public API, so that any
 * corpus of SCXML tests can be run: each document in its own process, with the system's clock and a real HTTP listener.
 */
import { basicHttp, Statewire } from 'statewire';
import { correctedText } from './corrections.mjs';

/**
 * @param {string} file path of the document
 * @param {{ onLog: (label: string | undefined, value: unknown) => void }} options
 */
export async function create(file, { onLog }) {
  const http = await basicHttp();
  const statewire = new Statewire({ extensions: [http] });
  statewire.watch((entry) => {
    if (entry.type === 'log') onLog(entry.label, entry.value);
  });
  const plan = statewire.load(correctedText(file), file); // throws when the document is refused
  let session;
  return {
    async start() {
      session = statewire.start(plan);
      return session.configuration;
    },
    async send({ name, data }) {
      if (session.status === 'running') session.send(name, data);
      return session.configuration;
    },
    configuration: () => session?.configuration ?? [],
    get isFinal() {
      return session?.status === 'final';
    },
    waitForFinal: (ms) => Promise.race([session.ended(), new Promise((resolve) => setTimeout(resolve, ms))]),
    stop: () => statewire.close(),
    ioLocation: () => http.ioProcessors[0].location(session.id),
  };
}
