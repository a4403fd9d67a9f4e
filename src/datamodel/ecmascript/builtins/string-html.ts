/** Methods of `String` that write HTML (ECMA-262 B.2.2). */
import { toText } from '../operations/read.js';
import { StringPrototype } from '../values/boxed.js';
import { made, method } from './define.js';
import { thisText } from './string.js';

const PLAIN = {
  big: 'big',
  blink: 'blink',
  bold: 'b',
  fixed: 'tt',
  italics: 'i',
  small: 'small',
  strike: 'strike',
  sub: 'sub',
  sup: 'sup',
};
const WITH_ATTRIBUTE = { anchor: 'a name', fontcolor: 'font color', fontsize: 'font size', link: 'a href' };

for (const [name, tag] of Object.entries(PLAIN)) {
  method(StringPrototype, name, 0, (self) => made(`<${tag}>${thisText(self)}</${tag}>`));
}
for (const [name, start] of Object.entries(WITH_ATTRIBUTE)) {
  const tag = start.split(' ')[0];
  method(StringPrototype, name, 1, (self, [value]) => {
    const text = thisText(self);
    const attribute = made(toText(value)).replaceAll('"', '&quot;');
    return made(`<${start}="${attribute}">${text}</${tag}>`);
  });
}
