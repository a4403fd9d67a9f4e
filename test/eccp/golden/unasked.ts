/** Answers of the recorded server to what a client of ours never says; it has to go on after them. Lines by transcript. */
export interface Unasked {
  readonly lines: readonly number[];
  readonly why: string;
}

const DESCRIBED = 'the transcript describes the bytes of the request';
const NO_REQUEST = 'what was sent is no request, or no packet';
const NOT_IN_TABLE = 'the request is in no table';

export const UNASKED: Readonly<Record<string, readonly Unasked[]>> = {
  '01-framing.jsonl': [
    { lines: [10, 81, 94, 98], why: DESCRIBED },
    { lines: [33, 36, 38, 40, 51, 59, 65, 71], why: NO_REQUEST },
    { lines: [43, 45], why: NOT_IN_TABLE },
  ],
  '02-login.jsonl': [
    { lines: [11], why: NOT_IN_TABLE },
    { lines: [55], why: 'our client says nothing behind a login before it is answered' },
  ],
  '10-whitespace.jsonl': [
    { lines: [15], why: 'the server takes the request for none, because of a line end before it' },
    { lines: [26], why: DESCRIBED },
  ],
};
