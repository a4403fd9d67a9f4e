/** Throws where nobody can catch it. */
export const extension = {
  name: 'crm',
  namespaces: ['urn:example:crm'],
  actions: [{ name: 'lookup', attributes: { key: 'value' }, execute: () => ({ type: 'crm.lookup' }) }],
  perform: {
    'crm.lookup': () =>
      new Promise(() => {
        setTimeout(() => {
          throw new Error('the line is cut');
        });
      }),
  },
};
