import { describe, expect, test } from '@jest/globals';
import { type Extension, type Invoker, type IoProcessor, Statewire } from 'statewire';

const action = (name: string) => ({ name, attributes: {}, execute: () => undefined });
const processor = (type: string, aliases: string[] = []): IoProcessor => ({
  type,
  aliases,
  location: () => undefined,
  refuses: () => undefined,
  send: () => {},
});
const invoker = (type: string, aliases: string[] = []): Invoker => ({ type, aliases, start: () => undefined });

const refused: readonly (readonly [string, readonly Extension[]])[] = [
  ['actions without a namespace', [{ name: 'a', actions: [action('x')] }]],
  ['the namespace of SCXML', [{ name: 'a', namespaces: ['http://www.w3.org/2005/07/scxml'], actions: [action('x')] }]],
  ['an action twice', [{ name: 'a', namespaces: ['urn:x'], actions: [action('x'), action('x')] }]],
  [
    'an action that another extension has',
    [
      { name: 'a', namespaces: ['urn:x'], actions: [action('x')] },
      { name: 'b', namespaces: ['urn:y', 'urn:x'], actions: [action('x')] },
    ],
  ],
  [
    'an extension twice',
    [
      { name: 'a', perform: { e: () => {} } },
      { name: 'a', perform: { e: () => {} } },
    ],
  ],
  ['a system variable as global', [{ name: 'a', globals: { _event: () => 1 } }]],
  ['In as global', [{ name: 'a', globals: { In: () => 1 } }]],
  [
    'a global that another extension has',
    [
      { name: 'a', globals: { _g: () => 1 } },
      { name: 'b', globals: { _g: () => 2 } },
    ],
  ],
  ['an effect of the platform', [{ name: 'a', perform: { send: () => {} } }]],
  [
    'an effect that another extension performs',
    [
      { name: 'a', perform: { e: () => {} } },
      { name: 'b', perform: { e: () => {} } },
    ],
  ],
  ['the SCXML event I/O processor', [{ name: 'a', ioProcessors: [processor('http://www.w3.org/TR/scxml/#SCXMLEventProcessor')] }]],
  ['an alias of the SCXML event I/O processor', [{ name: 'a', ioProcessors: [processor('urn:p', ['scxml'])] }]],
  ['an alias that is its own type', [{ name: 'a', ioProcessors: [processor('urn:p', ['urn:p'])] }]],
  ['the SCXML invoker', [{ name: 'a', invokers: [invoker('urn:i', ['scxml'])] }]],
];

describe('Extensions', () => {
  test.each(refused)('that claim %s are refused with BAD_EXTENSION and their name', (_what, extensions) => {
    const last = extensions.at(-1)?.name ?? '';
    expect(() => new Statewire({ extensions })).toThrow(
      expect.objectContaining({ code: 'BAD_EXTENSION', message: expect.stringContaining(`"${last}"`) }) as unknown as Error,
    );
  });

  test('may share a namespace when their actions differ', () => {
    const extensions: Extension[] = [
      { name: 'a', namespaces: ['urn:x'], actions: [action('x')] },
      { name: 'b', namespaces: ['urn:x'], actions: [action('y')] },
    ];
    const text =
      '<scxml xmlns="http://www.w3.org/2005/07/scxml" xmlns:e="urn:x" version="1.0"><state><onentry><e:x/><e:y/></onentry></state></scxml>';
    expect(new Statewire({ extensions }).check(text)).toEqual([]);
  });

  test('without anything are fine', () => {
    expect(() => new Statewire({ extensions: [{ name: 'empty' }, { name: 'empty too' }] })).not.toThrow();
  });

  test('a processor of an extension sends, is listed in _ioprocessors and sees the delay respected', () => {
    const sent: unknown[] = [];
    const custom: IoProcessor = {
      ...processor('urn:custom', ['custom']),
      location: (id) => `custom://${id}`,
      refuses: (target) => (target === undefined ? 'needs a target' : undefined),
      send: (effect, context) => {
        sent.push([effect.target, effect.event.name, context.sessionId]);
        if (effect.target === 'fail') context.fail('nobody there');
      },
    };
    const statewire = new Statewire({ extensions: [{ name: 'c', ioProcessors: [custom] }] });
    const session = statewire.start(
      `<scxml xmlns="http://www.w3.org/2005/07/scxml" version="1.0"><datamodel><data id="at" expr="_ioprocessors.custom.location"/><data id="errors" expr="[]"/></datamodel>
        <state id="a"><onentry><send type="custom" target="x" event="e"/><send type="urn:custom" target="fail" event="e" id="s"/></onentry><onentry><send type="custom" event="e"/></onentry>
          <transition event="error"><script>errors.push(_event.name + ' ' + _event.sendid)</script></transition></state></scxml>`,
      { id: 'me' },
    );
    expect(sent).toEqual([
      ['x', 'e', 'me'],
      ['fail', 'e', 'me'],
    ]);
    expect(session.view().data).toMatchObject({
      at: 'custom://me',
      errors: [expect.stringMatching(/^error\.execution /), 'error.communication s'],
    });
    void statewire.close();
  });

  test('an invoker of an extension starts, hears events, speaks, and is cancelled', () => {
    const heard: string[] = [];
    let context: Parameters<Invoker['start']>[1] | undefined;
    const custom: Invoker = {
      ...invoker('urn:ivr', ['ivr']),
      start: (effect, given) => {
        context = given;
        heard.push(`start ${effect.invokeid} ${JSON.stringify(effect.data)}`);
        given.deliver({ name: 'early', type: 'external' } as never);
        return {
          send: (event) => {
            heard.push(event.name);
            return undefined;
          },
          cancel: () => heard.push('cancel'),
        };
      },
    };
    const statewire = new Statewire({ extensions: [{ name: 'c', invokers: [custom] }] });
    const session =
      statewire.start(`<scxml xmlns="http://www.w3.org/2005/07/scxml" version="1.0"><datamodel><data id="got" expr="[]"/></datamodel>
      <state id="a"><invoke id="i" type="ivr" autoforward="true"><param name="p" expr="1"/></invoke><transition event="out" target="b"/><transition event="*"><script>got.push(_event.name + ' ' + _event.invokeid)</script></transition></state><state id="b"/></scxml>`);
    context?.deliver({ name: 'spoken', type: 'external' } as never);
    session.send('hello');
    session.send('out');
    context?.deliver({ name: 'too late', type: 'external' } as never);
    context?.done(1);
    expect(heard).toEqual(['start i {"p":1}', 'early', 'spoken', 'hello', 'out', 'cancel']);
    expect(session.view().data['got']).toEqual(['early i', 'spoken i', 'hello undefined']);
    void statewire.close();
  });
});
