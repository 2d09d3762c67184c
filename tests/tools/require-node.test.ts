import { expect, it } from 'vitest';
import { nodeRefusal } from '../../tools/require-node.ts';

it('lets any Node 24 through', () => {
  expect(nodeRefusal('24.0.0')).toBeNull();
  expect(nodeRefusal('24.21.0')).toBeNull();
});

it.each(['20.20.2', '22.18.0', '26.1.0', '2.4.0', '240.1.0'])(
  'refuses Node %s in one sentence that says what to do',
  (version) => {
    const refusal = nodeRefusal(version);
    expect(refusal).toContain(`Node ${version}`);
    expect(refusal).toContain('npm ci');
    expect(refusal).not.toContain('\n');
  },
);
