/** An ECCP server of a large call centre, in a process of its own beside its clients. */
import { measureApart } from '../measure-apart.mjs';

const milliseconds = ({ p50, p99, most }) => [p50, p99, most].map((value) => value.toFixed(1)).join(', ');
const share = (value) => (value === undefined ? 'unknown' : `${(value * 100).toFixed(0)} %`);

export const eccp = {
  name: 'eccp',
  title: 'ECCP server: 500 connections, 2,000 agents',
  rows({ quick }) {
    const seen = measureApart('eccp-load.mjs', [quick ? 2 : 20]);
    const { answer, event, memory, processor, processorOfClients } = seen;
    return [
      {
        id: 'reads',
        what: 'reading requests a second, all connections together, while states change',
        measures: [{ value: seen.answersPerSecond, unit: 'answers/s', atLeast: 10_000 }],
        also: `ms until the answer, from when the request was due: p50, p99, most ${milliseconds(answer)}; of a processor: server ${share(processor)}, clients ${share(processorOfClients)}`,
      },
      {
        id: 'events',
        what: '100 changes of state a second, each told to every connection',
        measures: [{ value: seen.deliveriesPerSecond, unit: 'events/s', atLeast: 49_000 }],
        also: `ms until the event, from when its request was due: p50, p99, most ${milliseconds(event)}`,
      },
      {
        id: 'memory',
        what: 'memory of the server at the end (resident)',
        measures: [{ value: memory.loaded ?? Number.NaN, unit: 'MB', atMost: 300 }],
        also: `before the load ${memory.idle?.toFixed(0)} MB, most ${memory.most?.toFixed(0)} MB`,
      },
    ];
  },
};
