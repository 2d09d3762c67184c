import { runNode } from '../../tools/run.ts';

/** Builds what the desks of the tests serve, when a source has changed since. */
export default async function buildPages(): Promise<void> {
  const { code, output } = await runNode(['tools/build.ts', '--if-stale'], { show: false });
  if (code !== 0) throw new Error(output);
}
