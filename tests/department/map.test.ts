import { expect, it, onTestFinished } from 'vitest';
import { mapAnswerSchema, officePaths } from '../../shared/sync/office-api.ts';
import { startTestCluster } from '../support/postgres.ts';
import { createTestDepartment } from './test-department.ts';

it('gives where platforms and communes are, with whose data it is, from what is shipped alone', async () => {
  const cluster = await startTestCluster();
  onTestFinished(() => cluster.stop());
  const department = await createTestDepartment(cluster);
  onTestFinished(() => department.close());
  const cookie = await department.signIn('financeur');
  const answer = await department.app.inject({ url: officePaths.carte, headers: { cookie } });
  const map = mapAnswerSchema.parse(answer.json());
  expect(map.sites).toHaveLength(9);
  expect(map.communesCredit).toContain('CC BY 4.0');
  expect(map.communes.length).toBeGreaterThan(30);
  const codes = map.communes.map(({ insee }) => insee);
  expect(new Set(codes).size).toBe(codes.length);
  // Mende has no platform; Fournels, too small for the list, has one.
  for (const insee of ['48095', '48064']) expect(codes).toContain(insee);
  const longitudes = (map.contour ?? []).map(([longitude]) => longitude);
  for (const { insee, longitude } of map.communes) {
    expect(insee).toMatch(/^48/);
    expect(longitude).toBeGreaterThan(Math.min(...longitudes) - 0.05);
    expect(longitude).toBeLessThan(Math.max(...longitudes) + 0.05);
  }
});
