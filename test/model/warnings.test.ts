/** Warnings about states and transitions are given only when it is certain. */
import { describe, expect, test } from '@jest/globals';
import { SourceFile } from '../../src/diagnostics/source.js';
import { readDocument } from '../../src/model/read.js';
import { parseXml } from '../../src/xml/parse.js';

/** What `CODE`s say about which lines of the body, which starts on line 1. */
function warnings(body: string, attributes = ''): string[] {
  const source = new SourceFile('f', `<scxml xmlns="http://www.w3.org/2005/07/scxml" version="1.0" ${attributes}>${body}</scxml>`);
  const read = readDocument(parseXml(source).root!, source, { actions: () => undefined, dataModels: ['ecmascript', 'null'] });
  return read.diagnostics.map(({ code, span }) => `${code} ${span.line}`);
}

describe('A state can be entered', () => {
  test.each([
    ['by the default of the document', '<state id="a"/>'],
    ['by initial of the document, deep inside', '<state id="a"><state id="b"/></state>', 'initial="b"'],
    [
      'as a region of a parallel that a transition into another region enters',
      '<parallel id="p"><state id="a"><state id="x"/></state><state id="b"/></parallel>',
      'initial="x"',
    ],
    [
      'as the default inside a state that a transition names',
      '<state id="a"><transition event="e" target="b"/></state><state id="b"><state id="c"/></state>',
    ],
    [
      'by a transition of a state around the active ones',
      '<state id="a"><transition event="e" target="c"/><state id="b"/><state id="c"/></state>',
    ],
    [
      'by the default of a history',
      '<state id="a"><transition event="e" target="h"/><history id="h"><transition target="c"/></history><state id="b"/><state id="c"/></state>',
    ],
    ['by a transition with a condition that is never true', '<state id="a"><transition cond="false" target="b"/></state><state id="b"/>'],
  ])('%s', (_how, body, attributes = '') => {
    expect(warnings(body, attributes)).toEqual([]);
  });

  test('not by transitions of states that cannot be entered themselves; what is inside them is not reported again', () => {
    expect(warnings('<state id="a"/>\n<state id="b"><transition event="e" target="c"/>\n<state id="d"/></state>\n<state id="c"/>')).toEqual(
      ['UNREACHABLE_STATE 2', 'UNREACHABLE_STATE 4'],
    );
  });

  test('not by the first child state when another one is initial', () => {
    expect(warnings('<state id="a" initial="c">\n<state id="b"/>\n<state id="c"/></state>')).toEqual(['UNREACHABLE_STATE 2']);
  });

  test('which is not judged when a mistake hides where a transition leads', () => {
    expect(warnings('<state id="a"><transition event="e" target="bb"/></state>\n<state id="b"/>')).toEqual(['UNKNOWN_TARGET 1']);
    expect(warnings('<state id="a"><transition event="e" to="b"/></state>\n<state id="b"/>')).toEqual(['UNKNOWN_ATTRIBUTE 1']);
  });
});

describe('A transition can be taken', () => {
  const inState = (transitions: string): string => `<state id="a">${transitions}</state>`;
  test.each([
    ['after one with a condition', '<transition event="e" cond="x" target="a"/><transition event="e" target="a"/>'],
    ['after one for longer names', '<transition event="e.f" target="a"/><transition event="e" target="a"/>'],
    [
      'after one for names that only start with the same letters',
      '<transition event="err" target="a"/><transition event="error" target="a"/>',
    ],
    ['after one that takes some of its events', '<transition event="e" target="a"/><transition event="e f" target="a"/>'],
    ['before the one that takes everything', '<transition event="e" target="a"/><transition event="*" target="a"/>'],
    ['without event, after one with event', '<transition event="e" target="a"/><transition cond="x" target="a"/>'],
    ['with event, beside one without event that has a condition', '<transition cond="x" target="a"/><transition event="e" target="a"/>'],
  ])('%s', (_when, transitions) => {
    expect(warnings(inState(transitions))).toEqual([]);
  });

  test.each([
    ['after "*"', '<transition event="*" target="a"/>\n<transition event="e" target="a"/>'],
    ['after ".*"', '<transition event=".*" target="a"/>\n<transition event="e" target="a"/>'],
    ['after the same event', '<transition event="e.f.*" target="a"/>\n<transition event="e.f" cond="x" target="a"/>'],
    ['after a shorter event', '<transition event="e." target="a"/>\n<transition event="e.f.g" target="a"/>'],
    [
      'after several that share its events',
      '<transition event="e" target="a"/><transition event="f" target="a"/>\n<transition event="e.x f.y" target="a"/>',
    ],
    ['after one whose condition is true', '<transition event="e" cond="true" target="a"/>\n<transition event="e" target="a"/>'],
    ['after one without event and condition', '<transition target="a"/>\n<transition cond="x" target="a"/>'],
  ])('but not %s', (_when, transitions) => {
    expect(warnings(inState(transitions))).toEqual(['NEVER_ENABLED 2']);
  });

  test('before one without event and condition, since no event is taken while that is there', () => {
    expect(warnings(inState('<transition event="e" target="a"/>\n<transition target="a"/>'))).toEqual(['NEVER_ENABLED 1']);
  });

  test('after cond="true" in the null data model, where that is an error and counts as false', () => {
    expect(
      warnings(inState('<transition event="e" cond="true" target="a"/><transition event="e" target="a"/>'), 'datamodel="null"'),
    ).toEqual([]);
  });
});

describe('Several targets can be active together', () => {
  const parallel =
    '<parallel id="p"><state id="r1"><state id="a"/><state id="b"/></state><state id="r2"><state id="c"/><history id="h"><transition target="c"/></history></state></parallel>';
  const targets = (list: string): string[] =>
    warnings(`<state id="s">\n<transition event="e" target="${list}"/></state>${parallel}`).filter((warning) =>
      warning.includes('_TARGET'),
    );

  test.each(['a c', 'r1 c', 'a r2', 'b c', 'a h'])('%s', (list) => {
    expect(targets(list)).toEqual([]);
  });
  test.each(['a b', 'a c b', 's a', 'c s', 'h c'])('but not %s', (list) => {
    expect(targets(list)).toEqual(['BAD_TARGET_SET 2']);
  });
  test.each(['p a', 'a r1', 'p r1 a c'])('%s, of which some are more than needed', (list) => {
    expect(new Set(targets(list))).toEqual(new Set(['REDUNDANT_TARGET 2']));
  });
});

describe('SCXML 6.2.2 Literal delays', () => {
  const delay = (text: string): string[] => warnings(`<state id="a"><onentry><send event="e" delay="${text}"/></onentry></state>`);
  test.each(['1s', '.5s', '1.5s', '200ms', ' 2s ', '0', '10m', '2h', '1d', '+1s', '1S'])('%s', (text) => {
    expect(delay(text)).toEqual([]);
  });
  test.each(['1', 's', '-1s', '1 s', '1e3ms', 'soon', '1.s.', '00:01'])('but not %s', (text) => {
    expect(delay(text)).toEqual(['BAD_DELAY 1']);
  });
});
