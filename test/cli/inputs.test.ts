import { PassThrough } from 'node:stream';
import { describe, expect, test } from '@jest/globals';
import type { EventInput } from '../../src/cli/run/event-input.js';
import { PipedInput } from '../../src/cli/run/piped-input.js';
import { PromptInput } from '../../src/cli/run/prompt-input.js';
import { turn, Wake } from '../../src/cli/run/wake.js';

/** The next line, when it comes. */
async function nextLine(input: EventInput, wake: Wake): Promise<string | undefined> {
  for (;;) {
    const line = input.take();
    if (line) return line.text;
    await wake.wait();
  }
}

/** All lines up to the end. */
async function linesOf(input: EventInput, wake: Wake): Promise<(string | undefined)[]> {
  const lines: (string | undefined)[] = [];
  input.ask(true);
  while (!input.ended) {
    const line = input.take();
    if (line) lines.push(line.text);
    else await wake.wait();
  }
  return lines;
}

describe('lines of a pipe', () => {
  const piped = (): { stream: PassThrough; wake: Wake; input: PipedInput } => {
    const stream = new PassThrough();
    const wake = new Wake();
    return { stream, wake, input: new PipedInput(stream, { wake }) };
  };

  test('are whole however they arrive, the last one also without a line break', async () => {
    const { stream, wake, input } = piped();
    for (const byte of Buffer.from('Ä one\ntwo\n\nthree')) stream.write(Buffer.of(byte));
    stream.end();
    expect(await linesOf(input, wake)).toEqual(['Ä one', 'two', '', 'three']);
  });

  test('are not read before somebody asks', async () => {
    const { stream, input } = piped();
    stream.write('go\n');
    await turn();
    expect(input.take()).toBeUndefined();
    expect(stream.readableLength).toBe(3);
  });

  test('that are too long are reported with their number, and the next one is whole', async () => {
    const { stream, wake, input } = piped();
    const half = 'x'.repeat(600_000);
    stream.write(half);
    stream.write(half);
    stream.end('x\nnext\n');
    expect(await linesOf(input, wake)).toEqual([undefined, 'next']);
  });

  test('are not read far ahead of a slow run', async () => {
    const { stream, wake, input } = piped();
    input.ask(true);
    let written = 0;
    while (stream.write('go\n'.repeat(1000)) && written < 100) {
      written++;
      await turn();
    }
    expect(written).toBeLessThan(100);
    stream.end();
    const lines = await linesOf(input, wake);
    expect(lines.length).toBe((written + 1) * 1000);
  });

  test('of a stream that breaks are those that came before, the unfinished one too', async () => {
    const { stream, wake, input } = piped();
    stream.write('go\nlost');
    input.ask(true);
    expect(await nextLine(input, wake)).toBe('go');
    stream.destroy(new Error('gone'));
    expect(await linesOf(input, wake)).toEqual(['lost']);
  });
});

describe('the prompt', () => {
  const prompt = (
    situation = (): string => 'waiting in idle for go',
  ): { input: PassThrough; shown: () => string; wake: Wake; events: PromptInput; interrupts: () => number } => {
    const input = new PassThrough();
    const output = new PassThrough();
    const wake = new Wake();
    let shown = '';
    let interrupts = 0;
    output.setEncoding('utf8').on('data', (text) => {
      shown += text;
    });
    const completions = (): string[] => ['go.home', 'stay'];
    const interrupted = (): void => void interrupts++;
    const events = new PromptInput({ input, output, wake, situation, completions, interrupted });
    return { input, shown: () => shown, wake, events, interrupts: () => interrupts };
  };

  test('says once what is waited for, and again when it changes', async () => {
    let waiting = 'waiting for a';
    const { events, input, wake, shown } = prompt(() => waiting);
    for (const next of ['waiting for a', 'waiting for b']) {
      events.ask();
      input.write('x\r');
      expect(await nextLine(events, wake)).toBe('x');
      waiting = next;
    }
    events.ask();
    await turn();
    expect(shown().match(/waiting for a/g)).toHaveLength(1);
    expect(shown().match(/waiting for b/g)).toHaveLength(1);
    expect(shown().match(/event> /g)?.length).toBeGreaterThanOrEqual(3);
    events.close();
  });

  test('gives the lines in order and ends with Ctrl-D', async () => {
    const { events, input, wake } = prompt();
    input.end('go.home\rstay {"a":1}\r\x04');
    expect(await linesOf(events, wake)).toEqual(['go.home', 'stay {"a":1}']);
  });

  test('completes the names of events', async () => {
    const { events, input, wake } = prompt();
    events.ask();
    input.write('go');
    await turn();
    input.write('\t');
    await turn();
    input.write('\r');
    expect(await nextLine(events, wake)).toBe('go.home');
    events.close();
  });

  test('tells of Ctrl-C, and makes place for the trace', async () => {
    const { events, input, interrupts, shown } = prompt();
    events.ask();
    input.write('\x03');
    await turn();
    expect(interrupts()).toBe(1);
    events.hide();
    events.hide();
    await turn();
    expect(shown().split('\x1b[2K')).toHaveLength(2);
    events.close();
    expect(events.ended).toBe(true);
  });
});
