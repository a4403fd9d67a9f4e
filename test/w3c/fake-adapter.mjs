/** An engine for the tests of the runner: the name of the document says what it does. */
export async function create(_file, { onLog, name }) {
  if (name === 'rejected') throw new Error('no such element');
  if (name === 'crashes') process.exit(3);
  let active = ['a', 'outer'];
  let final = false;
  return {
    async start() {
      onLog('started', { n: 1 });
      if (name === 'hangs') for (;;);
    },
    async send(event) {
      active = event.name === 'end' ? [name === 'wrong-final' ? 'fail' : 'pass'] : ['b'];
      final = event.name === 'end';
      if (name === 'throws') throw new Error('broken');
      if (name === 'never') await new Promise(() => undefined);
    },
    configuration: () => active,
    get isFinal() {
      return final;
    },
    waitForFinal: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
    stop: () => undefined,
  };
}
