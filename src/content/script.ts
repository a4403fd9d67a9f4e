import type { ContentKind } from './contract.js';

/** `<script>` in executable content (SCXML 5.8); the text of `src` was fetched when the document was loaded. */
export const script: ContentKind = {
  name: 'script',
  compile(element, compiler) {
    const run = compiler.script(compiler.scriptText(element));
    return (session) => run(session.data);
  },
};
