import type { DemandeDraft, VisiteDraft } from '../../../../shared/domain/visite/draft.ts';
import { canalLabels } from '../../../../shared/domain/vocabulary/canal.ts';
import {
  ageLabels,
  autonomieLabels,
  issueLabels,
  natureLabels,
} from '../../../../shared/domain/vocabulary/demande-details.ts';
import { operateurLabels } from '../../../../shared/domain/vocabulary/operateur.ts';
import { themeLabels } from '../../../../shared/domain/vocabulary/theme.ts';
import { NBSP } from '../../../ui/format.ts';
import type { DemarcheNames } from '../formulaire/use-demarche-names.ts';

/** One demande in a few words: `CAF, RSA, 20 min`; what is not said is left out. */
export function demandeWords(demande: DemandeDraft, nameDemarche: DemarcheNames): string {
  const { operateur, demarche, theme, nature, dureeMinutes, issue, destination, autonomie } =
    demande;
  const words = [
    operateur && operateurLabels[operateur],
    demarche && nameDemarche(demarche),
    // The thème says little beside an operator.
    operateur === null && theme !== null ? themeLabels[theme] : null,
    nature && natureLabels[nature],
    dureeMinutes && `${dureeMinutes}${NBSP}min`,
    issue === 'oriente' && destination !== null
      ? `orienté vers ${destination}`
      : issue && issueLabels[issue],
    autonomie && autonomieLabels[autonomie],
  ].filter((word) => typeof word === 'string');
  return words.length === 0 ? 'à préciser' : words.join(', ');
}

/** Everything a draft says, by field. */
export function draftLines(
  draft: VisiteDraft,
  nameDemarche: DemarcheNames,
): ReadonlyMap<string, string> {
  const lines = new Map<string, string>();
  const put = (label: string, value: string | null) => value !== null && lines.set(label, value);
  put('Canal', canalLabels[draft.canal]);
  put('Âge', draft.age && ageLabels[draft.age]);
  put('Commune', draft.commune);
  put('Première venue', draft.premiereVenue === null ? null : draft.premiereVenue ? 'oui' : 'non');
  put('Foyer', draft.foyer === null ? null : String(draft.foyer));
  put('Note', draft.note);
  for (const [index, demande] of draft.demandes.entries()) {
    const of = draft.demandes.length === 1 ? '' : ` (demande ${index + 1})`;
    put(`Opérateur${of}`, demande.operateur && operateurLabels[demande.operateur]);
    put(`Thème${of}`, demande.theme && themeLabels[demande.theme]);
    put(`Démarche${of}`, demande.demarche && nameDemarche(demande.demarche));
    put(`Nature${of}`, demande.nature && natureLabels[demande.nature]);
    put(`Durée${of}`, demande.dureeMinutes === null ? null : `${demande.dureeMinutes}${NBSP}min`);
    put(`Issue${of}`, demande.issue && issueLabels[demande.issue]);
    put(`Destination${of}`, demande.destination);
    put(`Autonomie${of}`, demande.autonomie && autonomieLabels[demande.autonomie]);
  }
  return lines;
}
