/** What the golden pairs are checked with: everything that is wrong with a document, printed. */
import { type ActionElement, type Diagnostic, type Extension, Statewire } from 'statewire';
import { printDiagnostics } from '../../../src/diagnostics/print.js';

const common = { for: 'value', agent: 'value?', hints: 'value?', requestid: 'location?' } as const;
const hints = { requestId: 'the attribute is "requestid"', dn: `the DN goes into for="{dn: '7001'}"` };
const actions: readonly ActionElement[] = [
  { name: 'logout', attributes: common, hints, execute: () => undefined },
  { name: 'setmediastate', attributes: { ...common, media: 'value' }, hints, execute: () => undefined },
  { name: 'setdnd', attributes: { ...common, set: 'value' }, hints, execute: () => undefined },
];
/** An extension with the attributes of the Agent extension; what actions do is not looked at here. */
const agent: Extension = {
  name: 'agent',
  namespaces: ['http://www.genesyslab.com/modules/agent'],
  actions,
  globals: { _genesys: () => ({}) },
};

const statewire = new Statewire({ extensions: [agent] });

/** All diagnostics of a document, in the order in which they are printed. */
export function diagnosticsOf(text: string, file: string): readonly Diagnostic[] {
  return statewire.check(text, file);
}

/** What a designer sees. */
export function check(text: string, file: string): string {
  return printDiagnostics(diagnosticsOf(text, file));
}
