import type { ContentKind } from './contract.js';

/** `<foreach array item index>` over a shallow copy of the array (SCXML 4.6). An error in the body ends the whole loop. */
export const foreach: ContentKind = {
  name: 'foreach',
  compile(element, compiler) {
    const array = element.attribute('array');
    const item = element.attribute('item');
    if (!array || !item) return () => {}; // reported when the document was read
    const loop = compiler.foreach(array, item, element.attribute('index'));
    const body = compiler.block(element.children);
    return (session) => loop(session.data, body, session);
  },
};
