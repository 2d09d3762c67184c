import 'fake-indexeddb/auto';
import type { DeskSession } from '../../../../renderer/data/desk-session.ts';
import type { DossierDraft } from '../../../../renderer/data/dossiers/dossiers.ts';
import { openDossiers } from '../../../../renderer/data/dossiers/dossiers.ts';
import type { DossierEntry } from '../../../../renderer/data/dossiers/dossier-kind.ts';
import { readRegistre } from '../../../../renderer/data/registre/registre.ts';
import type { Registre } from '../../../../renderer/data/registre/registre-keeper.ts';
import { createUsager } from '../../../../renderer/data/usagers/usagers.ts';
import type { UsagerDraft } from '../../../../renderer/data/usagers/usagers.ts';
import type { Usager } from '../../../../renderer/data/usagers/usager-kind.ts';
import type { Id } from '../../../../shared/domain/site/identifiers.ts';
import { usager } from '../../../shared/domain/usager/examples.ts';
import { openDossier } from '../../../shared/domain/dossier/examples.ts';
import { installAt, openTestDesk } from '../../../support/host-desk.ts';
import type { TestDesk } from '../../../support/host-desk.ts';
import { createWire, openTestSession, settleStore, valueOf } from '../test-page.ts';
import type { Wire } from '../test-page.ts';

/** A desk at Marvejols on 12 May 2026, and an unlocked page of it. */
export interface RegistrePage {
  readonly desk: TestDesk;
  readonly wire: Wire;
  readonly session: DeskSession;
}

export async function openRegistrePage(): Promise<RegistrePage> {
  const desk = openTestDesk();
  await installAt(desk, 'marvejols');
  const wire = createWire(desk);
  return { desk, wire, session: await openTestSession(desk, wire) };
}

/** What a form says of someone invented, in contact lately. */
export function draftOf(said: Parameters<typeof usager>[0] = {}): UsagerDraft {
  const { creeLe: _on, creePar: _by, fusions: _merged, ...content } = usager(said);
  return { ...content, dernierContact: LONG_AGO };
}

const LONG_AGO = usager({ more: { dernierContact: '2026-01-05' } }).dernierContact;

/** The file of someone invented. */
export async function addUsager(
  session: DeskSession,
  said: Parameters<typeof usager>[0] = {},
): Promise<Usager> {
  return valueOf(await createUsager(session, draftOf(said)));
}

/** What a dossier is opened with. */
export function dossierDraft(of: Id, more: Partial<DossierDraft> = {}): DossierDraft {
  const { sealed } = openDossier({ usager: of });
  const {
    reference: _given,
    ouvertLe: _on,
    ouvertPar: _by,
    notes,
    copies,
    journal,
    ...draft
  } = sealed;
  if (notes.length + copies.length + journal.length > 0) throw new Error('It is a new dossier.');
  return { ...draft, ...more };
}

/** Opens one dossier of someone. */
export async function addDossier(
  session: DeskSession,
  of: Id,
  more: Partial<DossierDraft> = {},
): Promise<DossierEntry> {
  const [entry] = valueOf(await openDossiers(session, [dossierDraft(of, more)]));
  if (entry === undefined) throw new Error('No dossier was opened.');
  return entry;
}

/** The registre once it holds everything written until now. */
export async function settledRegistre(
  session: DeskSession,
  until: (registre: Registre) => boolean,
): Promise<Registre> {
  await settleStore(session.store);
  for (;;) {
    const registre = await readRegistre(session);
    if (until(registre)) return registre;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}
