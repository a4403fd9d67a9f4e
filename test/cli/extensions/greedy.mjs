export default { name: 'crm', namespaces: ['http://www.w3.org/2005/07/scxml'] };
