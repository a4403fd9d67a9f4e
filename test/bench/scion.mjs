/** Sessions of SCION 4.3.27, silent. */
import { createRequire } from 'node:module';

const load = createRequire(import.meta.url);
const SILENT = { log() {}, info() {}, warn() {}, error() {}, debug() {} };

/** A document, loaded anew and prepared: what SCION makes sessions of that do not share their data with others. */
export async function scionModel(scxml) {
  const scion = load('@scion-scxml/scxml');
  const model = await new Promise((resolve, reject) => {
    scion.documentStringToModel('chart.scxml', scxml, (error, read) => (error ? reject(error) : resolve(read)));
  });
  return new Promise((resolve, reject) => {
    model.prepare((error, prepared) => (error ? reject(error) : resolve(prepared)), undefined, { console: SILENT });
  });
}

/** A session that was started. */
export function startScion(prepared) {
  const scion = load('@scion-scxml/scxml');
  const session = new scion.core.Statechart(prepared, { console: SILENT, sessionRegistry: new Map() });
  session.start();
  return session;
}

export async function scionSession(scxml) {
  return startScion(await scionModel(scxml));
}
