/** `encodeURIComponent` and its family (ECMA-262 19.2.6). */
import { spend } from '../machine.js';
import { toText } from '../operations/read.js';
import { throwError } from '../operations/throw.js';
import { builtin } from '../values/builtin.js';
import type { GuestFunction } from '../values/function.js';
import { made } from './define.js';

function converter(name: string, convert: (text: string) => string): GuestFunction {
  return builtin(name, 1, (_self, [value]) => {
    const text = toText(value);
    spend(text.length >> 3);
    try {
      return made(convert(text));
    } catch (error) {
      if (error instanceof URIError) throwError('URIError', 'URI malformed');
      throw error;
    }
  });
}

export const uriFunctions = {
  encodeURIComponent: converter('encodeURIComponent', encodeURIComponent),
  decodeURIComponent: converter('decodeURIComponent', decodeURIComponent),
  encodeURI: converter('encodeURI', encodeURI),
  decodeURI: converter('decodeURI', decodeURI),
  escape: converter('escape', (text) => text.replace(/[^\w@*+\-./]/g, escaped)),
  unescape: converter('unescape', (text) =>
    text.replace(/%(?:u([\da-fA-F]{4})|([\da-fA-F]{2}))/g, (_whole, long?: string, short?: string) =>
      String.fromCharCode(Number.parseInt(long ?? short ?? '', 16)),
    ),
  ),
};

function escaped(character: string): string {
  const code = character.charCodeAt(0).toString(16).toUpperCase();
  return code.length <= 2 ? `%${code.padStart(2, '0')}` : `%u${code.padStart(4, '0')}`;
}
