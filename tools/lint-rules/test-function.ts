import type { SyntaxNode } from './lint-rule.ts';

/** The first name of an expression: `test` for `test.describe.each(…)`, null for anything unnamed. */
export function firstName(node: SyntaxNode): string | null {
  if (node.type === 'Identifier') return node.name;
  if (node.type === 'MemberExpression') return firstName(node.object);
  if (node.type === 'CallExpression') return firstName(node.callee);
  if (node.type === 'TaggedTemplateExpression') return firstName(node.tag);
  return null;
}
