import type { LintRule } from './lint-rule.ts';
import { firstName } from './test-function.ts';

const testFunctions = ['it', 'test', 'describe', 'suite', 'bench'];

const idle = ['skip', 'only', 'fixme', 'todo', 'skipIf', 'runIf', 'fails', 'fail'];

/** Refuses tests that do not run, run alone, or may fail, in Vitest and Playwright alike. */
export const noIdleTest: LintRule = {
  create(context) {
    return {
      MemberExpression(node) {
        const { property } = node;
        if (property.type !== 'Identifier' || !idle.includes(property.name)) return;
        if (testFunctions.includes(firstName(node.object) ?? '')) {
          context.report({
            node,
            message: `Every test runs every time: no \`.${property.name}\`.`,
          });
        }
      },
    };
  },
};
