import type { Identifier, Pattern } from 'acorn';

/** The identifiers that a pattern binds, in order. */
export function boundNames(pattern: Pattern, names: Identifier[] = []): Identifier[] {
  switch (pattern.type) {
    case 'Identifier':
      names.push(pattern);
      break;
    case 'ObjectPattern':
      for (const property of pattern.properties) boundNames(property.type === 'RestElement' ? property.argument : property.value, names);
      break;
    case 'ArrayPattern':
      for (const element of pattern.elements) if (element) boundNames(element, names);
      break;
    case 'AssignmentPattern':
      boundNames(pattern.left, names);
      break;
    case 'RestElement':
      boundNames(pattern.argument, names);
      break;
    case 'MemberExpression':
      break; // an assignment target, which binds nothing
  }
  return names;
}

/** Whether binding the pattern evaluates anything: a default value, a computed key. */
export function hasExpressions(pattern: Pattern): boolean {
  switch (pattern.type) {
    case 'AssignmentPattern':
      return true;
    case 'ObjectPattern':
      return pattern.properties.some((property) =>
        property.type === 'RestElement' ? hasExpressions(property.argument) : property.computed || hasExpressions(property.value),
      );
    case 'ArrayPattern':
      return pattern.elements.some((element) => element !== null && hasExpressions(element));
    case 'RestElement':
      return hasExpressions(pattern.argument);
    default:
      return false;
  }
}
