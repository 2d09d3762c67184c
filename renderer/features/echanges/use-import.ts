import { useCallback, useEffect, useRef, useState } from 'react';
import type { LocalDay } from '../../../shared/domain/calendar/local-day.ts';
import type { Champ } from '../../../shared/domain/echange/champ.ts';
import type { DryRun, FileOverview } from '../../../shared/domain/echange/exchange-messages.ts';
import { proposeMapping, toCorrespondance } from '../../../shared/domain/echange/mapping.ts';
import type { Mapping } from '../../../shared/domain/echange/mapping.ts';
import { MAX_FILE_BYTES } from '../../../shared/domain/echange/table.ts';
import { readCommuneData } from '../../data/communes/load-communes.ts';
import type { DeskSession } from '../../data/desk-session.ts';
import { giveWay } from '../../data/give-way.ts';
import { startExchange } from '../../data/imports/exchange-client.ts';
import type { ExchangeClient } from '../../data/imports/exchange-client.ts';
import { withImportLock } from '../../data/imports/import-lock.ts';
import { OUT_OF_REACH } from '../../data/imports/import-remains.ts';
import { fileDigest, listImports } from '../../data/imports/imports.ts';
import type { Import } from '../../data/imports/imports.ts';
import { countMatches, refuseOtherFile, runImport } from '../../data/imports/run-import.ts';
import type { ImportForecast, ImportJob, ImportOutcome } from '../../data/imports/run-import.ts';

/** A file chosen, and what its columns are read as. */
export interface ChosenFile {
  readonly name: string;
  readonly empreinte: string;
  readonly overview: FileOverview;
  readonly mapping: Mapping;
  readonly tolerant: boolean;
}

/** Where an import stands. */
export type ImportStep =
  | { readonly kind: 'choix'; readonly refusal: string | null }
  | { readonly kind: 'lecture' }
  | { readonly kind: 'colonnes'; readonly file: ChosenFile; readonly refusal: string | null }
  | { readonly kind: 'essai-en-cours'; readonly file: ChosenFile }
  | {
      readonly kind: 'essai';
      readonly file: ChosenFile;
      readonly dryRun: DryRun;
      readonly forecast: ImportForecast;
    }
  | { readonly kind: 'import'; readonly done: number; readonly total: number }
  | { readonly kind: 'fini'; readonly outcome: ImportOutcome };

const START: ImportStep = { kind: 'choix', refusal: null };

/** Takes a file from its choice to its entries, a step at a time. */
export function useImport(session: DeskSession, today: LocalDay) {
  const [step, setStep] = useState<ImportStep>(START);
  const exchange = useRef<ExchangeClient | null>(null);
  const abort = useRef(new AbortController());
  const pause = useCallback(() => giveWay('user-visible'), []);

  const release = useCallback(() => {
    abort.current.abort();
    abort.current = new AbortController();
    exchange.current?.close();
    exchange.current = null;
  }, []);
  // An import under way goes on without its screen, masked or closed: it lets go of its file itself.
  const running = useRef(false);
  useEffect(
    () => () => {
      if (!running.current) exchange.current?.close();
    },
    [],
  );

  const restart = useCallback(() => {
    release();
    setStep(START);
  }, [release]);

  const choose = useCallback(
    async (file: File, resumed: Import | null) => {
      release();
      if (file.size > MAX_FILE_BYTES)
        return setStep({
          kind: 'choix',
          refusal:
            'Ce fichier fait plus de 100\u00a0Mo\u00a0: Relais ne l’ouvre pas. Partagez-le, une année par fichier par exemple.',
        });
      setStep({ kind: 'lecture' });
      const client = startExchange();
      exchange.current = client;
      try {
        const bytes = new Uint8Array(await file.arrayBuffer());
        const empreinte = await fileDigest(bytes);
        const isOther = resumed !== null && resumed.sealed.empreinte !== empreinte;
        const read = isOther ? refuseOtherFile(resumed.sealed.fichier) : await client.lire(bytes);
        if (!read.ok) return setStep({ kind: 'choix', refusal: read.failure.sentence });
        const overview = read.value;
        // An import that goes on is read as it was at first; another, as the latest of the same columns.
        const past = resumed === null ? await listImports(session) : [resumed];
        const remembered = past.map(({ sealed }) => sealed);
        const mapping = proposeMapping(overview.headers, remembered);
        const tolerant = resumed?.sealed.tolerant ?? false;
        const chosen = { name: file.name, empreinte, overview, mapping, tolerant };
        setStep({ kind: 'colonnes', file: chosen, refusal: null });
      } catch {
        setStep({ kind: 'choix', refusal: OUT_OF_REACH.sentence });
      }
    },
    [release, session],
  );

  const read = useCallback(
    async (file: ChosenFile) => {
      const client = exchange.current;
      if (client === null) return restart();
      if (!file.mapping.champs.includes('date'))
        return setStep({
          kind: 'colonnes',
          file,
          refusal:
            'Dites d’abord quelle colonne contient la date\u00a0: sans elle, rien ne se compte.',
        });
      setStep({ kind: 'essai-en-cours', file });
      try {
        const dryRun = await client.essayer(
          {
            mapping: file.mapping,
            zone: session.identity.zone,
            today,
            tolerant: file.tolerant,
          },
          await readCommuneData(),
        );
        const job = { total: totalOf(dryRun), read: client.entrees };
        const { signal } = abort.current;
        const forecast = await countMatches(session, job, { signal, pause, onProgress: () => {} });
        if (forecast !== null) setStep({ kind: 'essai', file, dryRun, forecast });
      } catch {
        setStep({ kind: 'choix', refusal: OUT_OF_REACH.sentence });
      }
    },
    [session, today, pause, restart],
  );

  const run = useCallback(
    async (file: ChosenFile, dryRun: DryRun, resumed: Import | null) => {
      const client = exchange.current;
      if (client === null) return restart();
      const job = toJob(file, dryRun, today, client);
      setStep({ kind: 'import', done: 0, total: job.total });
      const onProgress = (done: number) => setStep({ kind: 'import', done, total: job.total });
      const { signal } = abort.current;
      running.current = true;
      try {
        const result = await withImportLock(() =>
          runImport(session, job, { signal, pause, onProgress }, resumed),
        );
        setStep(
          result.ok
            ? { kind: 'fini', outcome: result.value }
            : { kind: 'choix', refusal: result.failure.sentence },
        );
      } catch {
        // What is recorded by then is told by the notice of imports cut short.
        setStep({ kind: 'choix', refusal: OUT_OF_REACH.sentence });
      } finally {
        running.current = false;
        client.close();
      }
    },
    [session, today, pause, restart],
  );

  return {
    step,
    choose,
    restart,
    read,
    run,
    /** Back to the columns of the file. */
    review: useCallback(
      (file: ChosenFile) => setStep({ kind: 'colonnes', file, refusal: null }),
      [],
    ),
    interrupt: useCallback(() => abort.current.abort(), []),
    /** Every error of the dry run, as a CSV file. */
    readErrors: useCallback(async () => (await exchange.current?.erreurs()) ?? null, []),
  };
}

/** The same file with a column read as something else; what was read of another column is let go. */
export function withChamp(file: ChosenFile, column: number, champ: Champ | null): ChosenFile {
  const champs = file.mapping.champs.map((current, index) => {
    if (index === column) return champ;
    return current === champ ? null : current;
  });
  return { ...file, mapping: { ...file.mapping, champs } };
}

function toJob(
  { name, empreinte, overview, mapping, tolerant }: ChosenFile,
  { summary }: DryRun,
  today: LocalDay,
  client: ExchangeClient,
): ImportJob {
  return {
    fichier: name,
    empreinte,
    colonnes: [...overview.headers],
    correspondance: { ...toCorrespondance(overview.headers, mapping.champs) },
    tolerant,
    du: summary.premierJour ?? today,
    au: summary.dernierJour ?? today,
    lignesEcartees: summary.lignesEcartees,
    total: totalOf({ summary }),
    read: client.entrees,
  };
}

/** How many entries are to be written, whatever their unit: how far the work is, never a figure. */
function totalOf({ summary }: Pick<DryRun, 'summary'>): number {
  return summary.visites + summary.seances;
}
