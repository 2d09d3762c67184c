import type { LocalDay } from '../../../shared/domain/calendar/local-day.ts';
import { mandatEnd, mandatEtat } from '../../../shared/domain/mandat/mandat-period.ts';
import { moyenLabels, perimetreLabels } from '../../../shared/domain/mandat/schema.ts';
import type { MandatSealed } from '../../../shared/domain/mandat/schema.ts';
import type { Id } from '../../../shared/domain/site/identifiers.ts';
import type { VaultFile } from '../../../shared/domain/vault/vault-file.ts';
import { demarcheName, standingNames } from '../../data/publications/catalogue-names.ts';
import { listPeople } from '../../data/vault/people.ts';
import { formatDate } from '../../ui/format.ts';

/** The démarches a mandat may name as they stand, by name. */
export function demarcheChoices(): readonly { readonly value: string; readonly label: string }[] {
  return [...standingNames().byId.values()]
    .map(({ id, nomActuel }) => ({ value: id, label: nomActuel }))
    .toSorted((a, b) => a.label.localeCompare(b.label, 'fr'));
}

/** Where a mandat stands, in words. */
export function etatWords(mandat: MandatSealed, today: LocalDay): string {
  const end = formatDate(mandatEnd(mandat.debut, mandat.duree));
  switch (mandatEtat(mandat, today)) {
    case 'a-venir':
      return `Commence le ${formatDate(mandat.debut)}`;
    case 'actif':
      return mandat.duree === 1
        ? 'Valable aujourd’hui seulement'
        : `Valable jusqu’au ${end} inclus`;
    case 'fini':
      return `Fini depuis le ${end}`;
    case 'revoque':
      return `Retiré le ${formatDate(mandat.revocation?.jour ?? mandat.debut)}`;
  }
}

/** What a mandat is for, in words. */
export function objetWords({ demarches: named, perimetres }: MandatSealed): string {
  return named.length > 0
    ? named.map(demarcheName).join(', ')
    : perimetres.map((perimetre) => perimetreLabels[perimetre]).join(', ');
}

/** How and from when it was given. */
export function givenWords({ debut, moyen }: MandatSealed): string {
  return `Donné ${moyenLabels[moyen]}, à partir du ${formatDate(debut)}`;
}

/** The name of someone of this desk; words for who no longer opens it. */
export function personName(vault: VaultFile, id: Id): string {
  return (
    listPeople(vault).find((person) => person.id === id)?.nom ??
    'une personne qui n’ouvre plus ce poste'
  );
}
