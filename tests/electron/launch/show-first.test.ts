import { expect, it } from 'vitest';
import { showFirst } from '../../../electron/launch/show-first.ts';
import { CONTROL_SECRET, navigation, startTestShell } from '../../support/host-shell.ts';

it('a second start is given a link to the desk already open, which shows itself', async () => {
  const shell = await startTestShell();
  const holder = { pid: 1, origin: shell.server.origin, secret: CONTROL_SECRET };
  const url = await showFirst(holder);
  expect(url?.startsWith(`${shell.server.origin}/ouvrir?jeton=`)).toBe(true);
  expect(shell.shown).toHaveLength(1);
  expect((await shell.ask(navigation(url ?? ''))).status).toBe(303);
});

it('a second start is given nothing when the first no longer answers, or is another program', async () => {
  const shell = await startTestShell();
  const holder = { pid: 1, origin: shell.server.origin, secret: 'autre' };
  expect(await showFirst(holder)).toBeNull();
  await shell.server.close();
  expect(await showFirst({ ...holder, secret: CONTROL_SECRET })).toBeNull();
  expect(await showFirst({ ...holder, origin: 'pas une adresse' })).toBeNull();
});
