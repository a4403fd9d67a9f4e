import { describe, expect, test } from '@jest/globals';
import { byHost, byUs, failure, start } from './support.js';

/** Expressions whose value is the same in the host's own engine. */
const EXPRESSIONS = [
  '(()=>{ try { x; let x=1 } catch(e){ return e.name+e.message } })()',
  '(()=>{ try { const c=1; c=2 } catch(e){ return e.name } })()',
  "(()=>{ class E2 extends Error { constructor(m){ super(m); this.name='E2' } } try { throw new E2('x') } catch(e) { return [e instanceof E2, e instanceof Error, String(e), e.message] } })()",
  '(()=>{ try { null.x } catch(e) { return [e.name,e instanceof TypeError,e.message] } })()',
  '(()=>{ try { undefinedVar } catch(e) { return e.message } })()',
  '(()=>{ try { ({}).x.y } catch(e) { return e.message } })()',
  '(()=>{ try { (void 0)() } catch(e) { return e.name } })()',
  '(()=>{ try { new (()=>1) } catch(e) { return e.name } })()',
  '(()=>{ try { 1 in 1 } catch(e) { return e.name } })()',
  '(()=>{ try { 1 instanceof 1 } catch(e) { return e.name } })()',
  '(()=>{ try { [...1] } catch(e) { return e.name } })()',
  '(()=>{ try { const {a}=null } catch(e) { return e.name } })()',
  "(()=>{ try { Symbol()+'' } catch(e) { return e.name } })()",
  '(()=>{ try { null.foo=1 } catch(e) { return e.message } })()',
  "new Error('a',{cause:1}).cause",
  "String(new TypeError('x'))",
  "new AggregateError([1],'m').errors",
  "Error('x').message",
  "Object.keys(new Error('x'))",
  "(()=>{ var s='' ; try { for (const x of {}) ; } catch(e) { s=e.name } return s })()",
];

describe('ECMAScript as the host has it: errors and classes of errors', () => {
  test.each(EXPRESSIONS)('%s', (expression) => {
    expect(byUs(expression)).toEqual(byHost(expression));
  });
});

describe('What an author reads of an error that was thrown', () => {
  test.each([
    ['(()=>{ function Refused(m){ this.message = m } throw new Refused("no") })()', 'Refused: no'],
    ['(()=>{ function Refused(){ this.message = "" } throw new Refused() })()', 'Refused'],
    ['(()=>{ class Refused { message = "no" } throw new Refused() })()', 'Refused: no'],
    ['(()=>{ throw { message: "no" } })()', 'Error: no'],
    ['(()=>{ throw new TypeError("no") })()', 'TypeError: no'],
  ])('%s', (expression, message) => {
    expect(failure(() => start().value(expression)).message).toBe(message);
  });
});
