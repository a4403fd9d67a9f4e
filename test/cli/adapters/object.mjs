export const adapter = { supports: new Set(), open() {}, close() {}, request() {}, onEvent() {} };
