import { describe, expect, test } from '@jest/globals';
import { linkedCall, loggedIn, running } from '../support.js';

const KEY = { type: 'incoming', id: 1 } as const;
const form = (field: number, value: string, id = 1) => [{ form: id, fields: [{ field, value }] }];

describe('form data', () => {
  const run = running();
  loggedIn(run, ['Agent/9000', '101'], ['Agent/9001', '102']);
  linkedCall(run);
  const save = (values: ReturnType<typeof form>) => run.center.saveForms('Agent/9000', KEY, values);

  test.each([
    ['form-not-found', '9', form(1, 'x', 9)],
    ['field-not-found', '1 - 77', form(77, 'x')],
    ['value-not-in-list', '1 - 2', form(2, 'morado')],
    ['invalid-date', '1 - 3', form(3, 'ayer')],
    ['invalid-date', '1 - 3', form(3, '2024-02-30')],
    ['invalid-date', '1 - 3', form(3, '2024-02-01 25:00:00')],
    ['value-too-large', '1 - 4', form(4, 'ñ'.repeat(126))],
  ])('is refused with %s: %s', (refusal, detail, values) => {
    expect(save(values)).toEqual({ ok: false, refusal, detail });
  });

  test('is refused to an agent who has not had the call', () => {
    expect(run.center.saveForms('Agent/9001', KEY, form(1, 'x'))).toMatchObject({ refusal: 'not-callers-agent' });
    expect(run.center.saveForms('Agent/9000', { type: 'outgoing', id: 1 }, form(1, 'x'))).toMatchObject({ refusal: 'not-callers-agent' });
  });

  test('is stored whole or not at all, replaced by later data, and kept after the call', () => {
    const bad = [
      {
        form: 1,
        fields: [
          { field: 1, value: 'first' },
          { field: 2, value: 'morado' },
        ],
      },
    ];
    expect(save(bad).ok).toBe(false);
    expect(run.center.callInfo(KEY)?.survey).toEqual([]);
    const good = [
      {
        form: 1,
        fields: [
          { field: 1, value: 'ñ & <>' },
          { field: 3, value: '' },
          { field: 4, value: 'ñ'.repeat(125) },
          { field: 5, value: 'label' },
        ],
      },
    ];
    expect(save(good)).toEqual({ ok: true });
    run.center.hangUp('Agent/9000');
    run.clock.advance(100);
    expect(save(form(1, 'later'))).toEqual({ ok: true });
    expect(save([])).toEqual({ ok: true });
    expect(save(form(3, '2024-02-01 10:00:00'))).toEqual({ ok: true });
    expect(run.center.callInfo(KEY)?.survey.map(({ field, value }) => [field, value.slice(0, 6)])).toEqual([
      [1, 'later'],
      [3, '2024-0'],
      [4, 'ññññññ'],
    ]);
  });

  test('can be saved without naming the agent', () => {
    expect(run.center.saveFormsOf(KEY, form(2, 'rojo'))).toEqual({ ok: true });
    expect(run.center.saveFormsOf({ type: 'incoming', id: 99 }, form(2, 'rojo'))).toMatchObject({ refusal: 'call-not-found' });
  });
});
