/** Actions that never come back: one loops while it executes, one while its effect is performed, one while nothing uses the processor. */
function loop() {
  for (;;);
}

export const extension = {
  name: 'stuck',
  namespaces: ['urn:stuck'],
  actions: [
    { name: 'execute', attributes: {}, execute: loop },
    { name: 'perform', attributes: {}, execute: () => ({ type: 'stuck.perform' }) },
    { name: 'wait', attributes: {}, execute: () => ({ type: 'stuck.wait' }) },
    { name: 'busy', attributes: { ms: 'value' }, execute: (context) => ({ type: 'stuck.busy', ms: context.attribute('ms') }) },
  ],
  perform: {
    'stuck.perform': loop,
    'stuck.wait': () => void Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0),
    'stuck.busy': ({ ms }) => {
      process.stderr.write('busy\n');
      for (const end = performance.now() + ms; performance.now() < end; );
    },
  },
};
