/**
 * Seeing why: everything that is wrong with a document, every condition and transition with its place, and mistakes that
 * happen while a strategy runs.
 */
import { printDiagnostic, ScxmlError, Statewire, type TraceEntry } from 'statewire';

const ROUTING = `<scxml xmlns="http://www.w3.org/2005/07/scxml" version="1.0" name="routing"
       datamodel="ecmascript" initial="waiting">
  <datamodel>
    <data id="calls" expr="0"/>
  </datamodel>
  <state id="waiting">
    <transition event="call" cond="_event.data.language === 'de'" target="german"/>
    <transition event="call" cond="_event.data.customer.gold" target="gold"/>
    <transition event="call" target="standard"/>
  </state>
  <state id="german">
    <onentry>
      <assign location="calls" expr="calls + 1"/>
    </onentry>
    <transition event="next" target="waiting"/>
  </state>
  <state id="gold">
    <transition event="next" target="waiting"/>
  </state>
  <state id="standard">
    <transition event="next" target="waiting"/>
  </state>
</scxml>
`;

const place = ({ file, line }: { file: string; line: number }): string => `${file}:${line}`;

/** A trace entry as a line for people; entries that do not matter here give nothing. */
function explain(entry: TraceEntry): string | undefined {
  switch (entry.type) {
    case 'event':
      return `event ${entry.event.name} ${entry.event.type === 'external' ? (JSON.stringify(entry.event.data) ?? '') : ''}`.trimEnd();
    case 'condition':
      return `  condition at ${place(entry.place)} is ${entry.result}`;
    case 'transition':
      return `  transition ${entry.source} -> ${entry.targets.join()} at ${place(entry.place)}`;
    case 'content':
      return `  <${entry.element}> at ${place(entry.place)}`;
    case 'stable':
      return `  now in ${entry.configuration.join()}`;
    case 'error': {
      const { message, file, line, column, expression } = entry.event.data as Record<string, string>;
      return `  ${entry.event.name} at ${file}:${line}:${column}: ${message}\n    in ${expression}`;
    }
    default:
      return undefined;
  }
}

await using statewire = new Statewire({ newSessionId: () => 'caller' });
const stop = statewire.watch((entry) => {
  const line = explain(entry);
  if (line !== undefined) console.log(line);
});

console.log('--- what happens, and why');
const session = statewire.start(statewire.load(ROUTING, 'routing.scxml'));
session.send('call', { language: 'de' });
session.send('next');

console.log('--- a mistake while it runs: this call has no customer');
session.send('call', { language: 'en' });
stop();

console.log('--- mistakes in the document: all of them at once');
const WRONG = ROUTING.replace('target="gold"', 'target="golden"')
  .replace('location="calls"', 'loaction="calls"')
  .replace("=== 'de'", "=== 'de");
for (const diagnostic of statewire.check(WRONG, 'wrong.scxml')) console.log(printDiagnostic(diagnostic));

console.log('--- loading it is refused');
try {
  statewire.load(WRONG, 'wrong.scxml');
} catch (error) {
  if (!(error instanceof ScxmlError)) throw error;
  console.log(`${error.code}, ${error.diagnostics.length} diagnostics: ${error.message}`);
}
