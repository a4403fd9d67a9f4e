/** Strict code begins with a directive (ECMA-262 11.2.2). */
import type { AnyNode } from 'acorn';

/** Whether a function begins with the directive `"use strict"`. */
export function hasUseStrict({ body }: { readonly body: AnyNode }): boolean {
  return body.type === 'BlockStatement' && startsStrict(body.body);
}

/** Whether code begins with the directive `"use strict"`. */
export function startsStrict(statements: readonly AnyNode[]): boolean {
  for (const statement of statements) {
    if (statement.type !== 'ExpressionStatement' || typeof statement.directive !== 'string') return false;
    if (statement.directive === 'use strict') return true;
  }
  return false;
}
