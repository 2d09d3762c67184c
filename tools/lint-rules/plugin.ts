import { assertingTest } from './asserting-test.ts';
import { explainedException } from './explained-exception.ts';
import { noAmbientClockOrChance } from './no-ambient-clock-or-chance.ts';
import { noIdleTest } from './no-idle-test.ts';
import { noReExport } from './no-re-export.ts';
import type { LintRule } from './lint-rule.ts';

/** The house's own lint rules, named `relais/…`. */
const plugin: { meta: { name: string }; rules: Record<string, LintRule> } = {
  meta: { name: 'relais' },
  rules: {
    'asserting-test': assertingTest,
    'explained-exception': explainedException,
    'no-ambient-clock-or-chance': noAmbientClockOrChance,
    'no-idle-test': noIdleTest,
    'no-re-export': noReExport,
  },
};

export default plugin;
