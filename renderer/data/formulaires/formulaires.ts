import { useLiveQuery } from 'dexie-react-hooks';
import type { z } from 'zod';
import { mapFields } from '../../../shared/domain/formulaire/form-fields.ts';
import type { ReadForm } from '../../../shared/domain/formulaire/form-messages.ts';
import {
  formulaireClearSchema,
  formulaireSealedSchema,
} from '../../../shared/domain/formulaire/schema.ts';
import type { FormulaireSealed } from '../../../shared/domain/formulaire/schema.ts';
import type { Id } from '../../../shared/domain/site/identifiers.ts';
import { ok, refuse } from '../../../shared/kernel/result.ts';
import type { Result } from '../../../shared/kernel/result.ts';
import { withCopiesLock } from '../copies/copies-lock.ts';
import { writeParts } from '../copies/copy-parts.ts';
import type { DeskSession } from '../desk-session.ts';
import { eraseAll } from '../erase/erase-all.ts';
import { commitEntry } from '../records/commit-entry.ts';
import type { Entry, RecordKind } from '../records/entry.ts';
import { openIfReadable } from '../records/open-if-readable.ts';
import { todayAt } from '../usagers/contact.ts';
import { newId } from '../visites/record-visite.ts';

/** Official forms as records. */
const formulaireKind: RecordKind<z.infer<typeof formulaireClearSchema>, FormulaireSealed> = {
  collection: 'formulaire',
  clear: formulaireClearSchema,
  sealed: formulaireSealedSchema,
};

/** An official form the platform has, and what goes in its fields. */
export type Formulaire = Entry<z.infer<typeof formulaireClearSchema>, FormulaireSealed>;

/** A form’s file, as it was read. */
export interface FormFile {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly read: ReadForm;
}

/** The forms of the platform; `illisibles` do not open and are set aside. */
export interface Formulaires {
  readonly formulaires: readonly Formulaire[];
  readonly illisibles: number;
}

/** The most forms a platform keeps. */
const MAX_FORMULAIRES = 200;

/** What is answered in the host’s place when it cannot be heard: it may have been yes. */
const UNSURE: ReadonlySet<string> = new Set(['relais-ferme', 'reponse-invalide']);

/** The forms of the platform, by name. */
export async function readFormulaires(session: DeskSession): Promise<Formulaires> {
  const rows = await session.store.database.records
    .where('[collection+localDay]')
    .between(['formulaire', ''], ['formulaire', '\uffff'])
    .toArray();
  const formulaires = rows.flatMap((row) => openIfReadable(session, formulaireKind, row) ?? []);
  return {
    formulaires: formulaires.toSorted((a, b) => a.sealed.nom.localeCompare(b.sealed.nom, 'fr')),
    illisibles: rows.length - formulaires.length,
  };
}

/** The same, followed live; undefined while they are read. */
export function useFormulaires(session: DeskSession): Formulaires | undefined {
  return useLiveQuery(() => readFormulaires(session), [session]);
}

/**
 * Adds a form: its sealed file first, then the record that names it, each field with the source its name
 * proposes. The value means *enregistré*. Refusals: `formulaires-nombre`, those of `writeParts` and the
 * ledger’s; nothing is kept then.
 */
export function addFormulaire(
  session: DeskSession,
  about: Pick<FormulaireSealed, 'nom' | 'demarche'>,
  file: FormFile,
): Promise<Result<Formulaire>> {
  return withCopiesLock(session, 'shared', async () => {
    const { formulaires } = await readFormulaires(session);
    if (formulaires.length >= MAX_FORMULAIRES) return refuseTooMany();
    return keepFile(session, file, (fichier) =>
      commitEntry(session, formulaireKind, {
        id: newId(session),
        rev: 1,
        localDay: todayAt(session),
        clear: {},
        sealed: { ...about, fichier, champs: mapFields(file.read.champs), ...byNow(session) },
      }),
    );
  });
}

/** Keeps what was decided of the fields of a form, and its name. Refusals: the ledger’s. */
export function reviseFormulaire(
  session: DeskSession,
  formulaire: Formulaire,
  change: Pick<FormulaireSealed, 'nom' | 'champs'>,
): Promise<Result<Formulaire>> {
  return commitEntry(session, formulaireKind, {
    ...formulaire,
    rev: formulaire.rev + 1,
    sealed: { ...formulaire.sealed, ...change, ...byNow(session) },
  });
}

/**
 * Puts a newer file in the place of a form’s: fields of the same name keep what was decided of them, and
 * the former file is erased. Refusals: those of `writeParts` and the ledger’s; nothing changes then.
 */
export function replaceFile(
  session: DeskSession,
  formulaire: Formulaire,
  file: FormFile,
): Promise<Result<Formulaire>> {
  return withCopiesLock(session, 'shared', async () => {
    const kept = await keepFile(session, file, (fichier) =>
      commitEntry(session, formulaireKind, {
        ...formulaire,
        rev: formulaire.rev + 1,
        sealed: {
          ...formulaire.sealed,
          fichier,
          champs: mapFields(file.read.champs, formulaire.sealed.champs),
          ...byNow(session),
        },
      }),
    );
    // When this fails, nothing names it any more and tidying finds it.
    if (kept.ok) await eraseAll(session, [], [formulaire.sealed.fichier.id]);
    return kept;
  });
}

/** Erases a form and its file for good. Refusals: the host’s. */
export function removeFormulaire(
  session: DeskSession,
  { id, sealed }: Formulaire,
): Promise<Result<null>> {
  return eraseAll(session, [id], [sealed.fichier.id]);
}

async function keepFile(
  session: DeskSession,
  { bytes, read }: FormFile,
  keep: (fichier: FormulaireSealed['fichier']) => Promise<Result<Formulaire>>,
): Promise<Result<Formulaire>> {
  const id: Id = newId(session);
  const written = await writeParts(session, id, bytes);
  const kept = written.ok ? await keep({ id, octets: bytes.length, pages: read.pages }) : written;
  if (kept.ok) return ok(kept.value);
  // What no record names is tidied later.
  if (!UNSURE.has(kept.failure.code)) await eraseAll(session, [], [id]);
  return kept;
}

function byNow({ clock, author }: DeskSession) {
  return { le: clock.now().toString(), par: author.id };
}

function refuseTooMany(): Result<never> {
  return refuse(
    'formulaires-nombre',
    `La plateforme garde ${MAX_FORMULAIRES} formulaires au plus. Supprimez ceux qui ne servent plus.`,
  );
}
