import type { Canal } from '../vocabulary/canal.ts';
import type { DemandeDraft } from '../visite/draft.ts';
import { isDoneWith } from './demarche-entry.ts';
import type { Lexicon } from './lexicon.ts';
import { meaningKey } from './meaning.ts';
import type { Meaning, MeaningKind } from './meaning.ts';

/** Things said that cannot all be true; the sentence (French) says what to do. */
export interface Conflict {
  readonly kind: MeaningKind;
  readonly labels: readonly string[];
  readonly sentence: string;
}

/** The demande a line amounts to; `canal` is the visite’s, null when it is not said. */
export interface SaidDemande {
  readonly demande: DemandeDraft;
  readonly canal: Canal | null;
  readonly conflicts: readonly Conflict[];
}

const names: Readonly<Record<MeaningKind, string>> = {
  operateur: 'opérateurs',
  destination: 'destinations',
  demarche: 'démarches',
  theme: 'thèmes',
  nature: 'natures d’aide',
  duree: 'durées',
  issue: 'issues',
  autonomie: 'autonomies',
  canal: 'canaux',
};

type Of<K extends MeaningKind> = Extract<Meaning, { kind: K }>;

/** What these meanings, in any order, amount to: null wherever nothing is said, or two things are. */
export function draftDemande(meanings: readonly Meaning[], lexicon: Lexicon): SaidDemande {
  const conflicts: Conflict[] = [];
  const said = <K extends MeaningKind>(kind: K): readonly Of<K>[] =>
    meanings.filter((meaning): meaning is Of<K> => meaning.kind === kind);
  const one = <K extends MeaningKind>(kind: K): Of<K> | null => {
    const [first, ...others] = new Map(
      said(kind).map((meaning) => [sameness(meaning), meaning]),
    ).values();
    if (others.length > 0) conflicts.push(several(kind, said(kind)));
    return first === undefined || others.length > 0 ? null : first;
  };

  const nature = one('nature');
  const duree = one('duree');
  const issue = one('issue');
  const autonomie = one('autonomie');
  const destination = one('destination');
  const canal = one('canal');
  const operateur = one('operateur');
  const demarche = one('demarche');
  const spokenTheme = one('theme');

  const entry = demarche === null ? undefined : lexicon.demarches.get(demarche.value);
  const spoken = said('operateur');
  const stranger =
    demarche !== null &&
    operateur !== null &&
    !spoken.some((organisme) => isDoneWith(lexicon.demarches, demarche.value, organisme));
  if (stranger) conflicts.push(strangers(demarche.label, operateur.label));

  const operateurDoubtful = stranger || (operateur === null && spoken.length > 0);
  const implied = stranger ? undefined : entry;
  const theme = (): SaidDemande['demande']['theme'] => {
    if (implied !== undefined && spokenTheme !== null && implied.theme !== spokenTheme.value) {
      conflicts.push(otherTheme(demarche?.label ?? '', spokenTheme.label));
      return null;
    }
    if (said('theme').length > 0) return spokenTheme?.value ?? null;
    if (implied !== undefined) return implied.theme;
    if (operateur === null || said('demarche').length > 0) return null;
    return lexicon.themes.get(operateur.organisme) ?? null;
  };
  return {
    demande: {
      operateur: operateurDoubtful ? null : (operateur?.value ?? implied?.operateur ?? null),
      demarche: stranger ? null : (demarche?.value ?? null),
      theme: theme(),
      nature: nature?.value ?? null,
      dureeMinutes: duree?.value ?? null,
      issue: issue?.value ?? null,
      autonomie: autonomie?.value ?? null,
      destination: destination?.label ?? null,
    },
    canal: canal?.value ?? null,
    conflicts,
  };
}

/** What two words must share to say the same: under `autre`, organismes have nothing in common. */
function sameness(meaning: Meaning): string | number {
  const isOther = meaning.value === 'autre';
  return isOther ? meaningKey(meaning) : meaning.value;
}

function several(kind: MeaningKind, meanings: readonly Meaning[]): Conflict {
  const labels = [...new Set(meanings.map(({ label }) => label))].toSorted((a, b) =>
    a.localeCompare(b, 'fr'),
  );
  const shown = labels.map((label) => `«\u00a0${label}\u00a0»`).join(', ');
  return {
    kind,
    labels,
    sentence: `Plusieurs ${names[kind]} pour une seule demande\u00a0: ${shown}. Laissez ce qui vaut pour celle-ci, et notez l’autre à part.`,
  };
}

function strangers(demarche: string, operateur: string): Conflict {
  return {
    kind: 'operateur',
    labels: [demarche, operateur],
    sentence: `«\u00a0${demarche}\u00a0» ne se fait pas avec «\u00a0${operateur}\u00a0»\u00a0: gardez l’un des deux, ou notez deux demandes.`,
  };
}

function otherTheme(demarche: string, theme: string): Conflict {
  return {
    kind: 'theme',
    labels: [demarche, theme],
    sentence: `«\u00a0${demarche}\u00a0» n’est pas du thème «\u00a0${theme}\u00a0»\u00a0: gardez l’un des deux.`,
  };
}
