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
