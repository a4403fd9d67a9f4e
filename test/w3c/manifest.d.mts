export interface Row {
  readonly id: string;
  readonly section: string;
  readonly class: 'mandatory' | 'optional';
  readonly manual: boolean;
  readonly expectation: string;
  readonly state: 'pass' | 'fail';
  readonly reason: string;
}
export interface W3cTest {
  readonly name: string;
  readonly file: string;
  /** Path of the oracle. */
  readonly script: string | null;
  readonly expected: string;
}
export function manifest(): Row[];
export function w3cTests(): W3cTest[];
