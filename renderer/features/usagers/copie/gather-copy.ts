import type { LocalDay } from '../../../../shared/domain/calendar/local-day.ts';
import { shippedConditions } from '../../../../shared/domain/piece/shipped-conditions.ts';
import type { UsagerCopySource } from '../../../../shared/documents/papers/usager-copy.ts';
import { readAcces } from '../../../data/acces/acces.ts';
import type { DeskSession } from '../../../data/desk-session.ts';
import type { DossierEntry } from '../../../data/dossiers/dossier-kind.ts';
import type { Mandat } from '../../../data/mandats/mandat-kind.ts';
import { readRegistre } from '../../../data/registre/registre.ts';
import { demarcheName } from '../../../data/publications/catalogue-names.ts';
import type { Usager } from '../../../data/usagers/usager-kind.ts';
import { listPeople } from '../../../data/vault/people.ts';
import type { VisiteEntry } from '../../../data/visites/visite-entry.ts';
import { formatInstant } from '../../../ui/format.ts';
import { siteOf } from '../papers.ts';
import { fullName } from '../../../../shared/domain/usager/full-name.ts';

const questions = new Map(shippedConditions.questions.map(({ id, texte }) => [id, texte]));

/** Everything held on someone, gathered to be handed over. */
export async function gatherCopy(
  session: DeskSession,
  today: LocalDay,
  held: {
    readonly usager: Usager;
    readonly dossiers: readonly DossierEntry[];
    readonly mandats: readonly Mandat[];
    readonly visites: readonly VisiteEntry[];
  },
  communeName: (insee: string) => string,
): Promise<UsagerCopySource> {
  const { identity, vault } = session;
  const [acces, { usagers }] = await Promise.all([
    readAcces(session, { usager: held.usager.id }),
    readRegistre(session),
  ]);
  const people = listPeople(vault.current());
  return {
    site: siteOf(identity),
    today,
    usager: held.usager.sealed,
    dossiers: held.dossiers.map(({ clear, sealed }) => ({ etat: clear.etat, sealed })),
    mandats: held.mandats.map(({ sealed }) => sealed),
    visites: held.visites.flatMap(({ localDay, clear, sealed }) =>
      sealed === null ? [] : [{ jour: localDay, clear, sealed }],
    ),
    acces: acces.map(({ sealed: { geste, le, par, motif } }) => ({ geste, le, par, motif })),
    names: {
      person: (id) =>
        people.find((one) => one.id === id)?.nom ?? 'une personne partie depuis de ce poste',
      usager: (id) => {
        const known = usagers.get(id);
        return known === undefined ? 'fiche effacée' : fullName(known.identite);
      },
      commune: communeName,
      demarche: demarcheName,
      question: (id) => questions.get(id) ?? id,
      moment: (instant) => formatInstant(instant, identity.zone),
    },
  };
}

/** The same as a file another program reads: what is held, word for word, without the names of others. */
export function copyToJson({
  site,
  today,
  usager,
  dossiers,
  mandats,
  visites,
  acces,
}: UsagerCopySource) {
  return JSON.stringify(
    {
      format: 'relais-copie-usager',
      version: 1,
      site,
      jour: today,
      usager,
      dossiers,
      mandats,
      visites,
      acces,
    },
    null,
    2,
  );
}
