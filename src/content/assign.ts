import type { ContentKind } from './contract.js';

/** `<assign location expr>`, or with its value as children (SCXML 5.4). */
export const assign: ContentKind = {
  name: 'assign',
  compile(element, compiler) {
    const source = element.attribute('location');
    if (!source) return () => {}; // reported when the document was read
    const expr = element.attribute('expr');
    if (expr) return compiler.assignment(source, expr);
    const location = compiler.location(source);
    const value = compiler.inline(element);
    return (session) => location.assign(session.data, value(session.data));
  },
};
