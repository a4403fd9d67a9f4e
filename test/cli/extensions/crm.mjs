/** Answers after a moment of real time, as a service in the network would. */
const lookup = {
  name: 'lookup',
  attributes: { key: 'value' },
  execute: (context) => ({ type: 'crm.lookup', key: context.attribute('key') }),
};

export default () => [
  {
    name: 'crm',
    namespaces: ['urn:example:crm'],
    actions: [lookup],
    perform: {
      'crm.lookup': async ({ key }, context) => {
        await new Promise((resolve) => setTimeout(resolve, 50));
        context.deliver('crm.lookup.done', { key, name: 'Ada' });
      },
    },
  },
];
