import fastify from 'fastify';
import { registerDeskPages } from '../../electron/browser/desk-pages.ts';
import { openLedger } from '../../electron/host/ledger/open-ledger.ts';
import { createLedgerReader } from '../../electron/host/ledger/read-ledger.ts';
import { MAX_PULL } from '../../shared/ipc/contract.ts';
import { systemRandom } from '../../tests/support/postgres.ts';
import { buildPage } from './pages.ts';

/** A page of the measures, served under the desk’s own policy beside the ledger it reads. */
export interface PageServer {
  readonly url: string;
  close(): Promise<void>;
}

/** Serves a page, and the records of a profile that no process holds, in the ledger’s own order. */
export async function servePage(name: string, profile: string): Promise<PageServer> {
  const ledger = openLedger(profile, systemRandom);
  if (!ledger.ok) throw new Error(ledger.failure.sentence);
  const reader = createLedgerReader(ledger.value);
  const app = fastify();
  registerDeskPages(app, await buildPage(name), systemRandom);
  app.get<{ Querystring: { apres: string } }>('/journal', ({ query }) =>
    reader.pull(Number(query.apres), MAX_PULL),
  );
  const url = await app.listen({ host: '127.0.0.1', port: 0 });
  return {
    url,
    close: async () => {
      await app.close();
      ledger.value.close();
    },
  };
}
