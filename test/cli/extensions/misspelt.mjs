export default { name: 'crm', action: [] };
