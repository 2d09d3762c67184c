import type { LintRule } from './lint-rule.ts';

const directive = /^\s*(oxlint|eslint)-disable(-next-line|-line)?\b/;

/** Refuses a lint exception that covers a whole file, opens a door, or gives no reason after `--`. */
export const explainedException: LintRule = {
  create(context) {
    return {
      Program() {
        for (const comment of context.sourceCode.getAllComments()) {
          const match = directive.exec(comment.value);
          if (!match) continue;
          const [named, reason] = comment.value.slice(match[0].length).split(/\s--\s/);
          if (match[2] !== '-next-line' || !named?.trim() || !reason?.trim()) {
            context.report({
              loc: comment.loc,
              message:
                'A lint exception covers the next line only, names its rule and gives its reason: `oxlint-disable-next-line rule -- reason`.',
            });
          } else if (named.includes('boundaries/')) {
            context.report({
              loc: comment.loc,
              message: 'A door is granted in tools/lint-rules/doors.ts, with its reason.',
            });
          }
        }
      },
    };
  },
};
