export const adapter = () => ({ supports: new Set(), open() {}, close() {}, onEvent() {} });
