import type { ContentKind, Expression, Run, SourceElement } from './contract.js';
import { isScxml } from './contract.js';

interface Branch {
  /** Undefined for `<else>`. */
  readonly cond: Expression<boolean> | undefined;
  readonly run: Run;
}

/**
 * `<if>`, `<elseif>`, `<else>` (SCXML 4.3 to 4.5): the content of the first branch whose condition holds. A condition that
 * cannot be evaluated counts as false and raises `error.execution` (SCXML 5.9.1), so the next branch is tried.
 */
export const ifElement: ContentKind = {
  name: 'if',
  compile(element, compiler) {
    const parts: { head: SourceElement; body: SourceElement[] }[] = [{ head: element, body: [] }];
    for (const child of element.children) {
      if (isScxml(child, 'elseif') || isScxml(child, 'else')) parts.push({ head: child, body: [] });
      else parts.at(-1)?.body.push(child);
    }
    const branches: Branch[] = parts.map(({ head, body }) => {
      const cond = head.attribute('cond');
      return { cond: cond && !isScxml(head, 'else') ? compiler.condition(cond) : undefined, run: compiler.block(body) };
    });
    const [first, second, ...others] = branches;
    const cond = first?.cond;
    if (first === undefined || cond === undefined || second?.cond !== undefined || others.length > 0) return firstThatHolds(branches);
    // the usual case: one condition, and perhaps an <else>
    const { run } = first;
    const otherwise = second?.run;
    return (session) => {
      if (session.holds(cond)) run(session);
      else if (otherwise !== undefined) otherwise(session);
    };
  },
};

function firstThatHolds(branches: readonly Branch[]): Run {
  return (session) => {
    for (let i = 0; i < branches.length; i++) {
      const { cond, run } = branches[i]!;
      if (cond !== undefined && !session.holds(cond)) continue;
      run(session);
      return;
    }
  };
}
