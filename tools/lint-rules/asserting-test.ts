import type { LintRule, SyntaxNode } from './lint-rule.ts';
import { firstName } from './test-function.ts';

const variants = ['each', 'for', 'concurrent', 'sequential'];

/** Whether a callee declares a test: `it`, `test`, `it.each(…)`; not `test.describe` or `test.step`. */
function declaresTest(callee: SyntaxNode): boolean {
  if (callee.type === 'Identifier') return callee.name === 'it' || callee.name === 'test';
  if (callee.type === 'CallExpression') return declaresTest(callee.callee);
  if (callee.type === 'TaggedTemplateExpression') return declaresTest(callee.tag);
  return (
    callee.type === 'MemberExpression' &&
    callee.property.type === 'Identifier' &&
    variants.includes(callee.property.name) &&
    declaresTest(callee.object)
  );
}

/** `expect(…)`, `expect.poll(…)`, a helper named `expect…`, `assert…`, and fast-check's `fc.assert`. */
function asserts(callee: SyntaxNode): boolean {
  const name = firstName(callee) ?? '';
  return (
    /^(expect|assert)/.test(name) ||
    (name === 'fc' &&
      callee.type === 'MemberExpression' &&
      callee.property.type === 'Identifier' &&
      callee.property.name === 'assert')
  );
}

/** Refuses a test that asserts nothing, in Vitest and Playwright alike. */
export const assertingTest: LintRule = {
  create(context) {
    const open: { node: SyntaxNode; asserted: boolean }[] = [];
    return {
      CallExpression(node) {
        const current = open.at(-1);
        if (current && asserts(node.callee)) current.asserted = true;
        // The inner call of `it.each(table)('…', …)` has no body of its own.
        const hasBody = node.arguments.some((argument) => argument.type.endsWith('Expression'));
        if (hasBody && node.arguments.length > 1 && declaresTest(node.callee)) {
          open.push({ node, asserted: false });
        }
      },
      'CallExpression:exit'(node) {
        const current = open.at(-1);
        if (current?.node !== node) return;
        open.pop();
        if (!current.asserted) {
          context.report({
            node: node.callee,
            message: 'A test asserts something: call expect, or a helper named expect…',
          });
        }
      },
    };
  },
};
