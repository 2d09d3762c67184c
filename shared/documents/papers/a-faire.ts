import type { LocalDay } from '../../domain/calendar/local-day.ts';
import type { Paper } from '../paper.ts';
import { ofPlace, typeset } from '../words.ts';

/** Lines of one group, each with what else there is to say of it. */
export interface AFaireGroupe {
  readonly titre: string;
  readonly lignes: readonly { readonly nom: string; readonly details: readonly string[] }[];
}

/**
 * What there is to do at a desk, a box to tick beside each line. It may name people: it says that it
 * stays there and is destroyed. Pure.
 */
export function aFairePaper({
  site,
  today,
  groupes,
}: {
  readonly site: { readonly id: string; readonly name: string };
  readonly today: LocalDay;
  readonly groupes: readonly AFaireGroupe[];
}): Paper {
  return {
    titre: 'À faire',
    sousTitres: ['Document interne : il reste au poste. À détruire après usage.'].map(typeset),
    langue: 'fr-FR',
    plateforme: `Relais – plateforme ${ofPlace(site.name)}`,
    jour: today,
    mention: 'Porte des noms de personnes. À détruire après usage.',
    fichier: `a-faire-${site.id}-${today}.pdf`,
    contenu: groupes.map(({ titre, lignes }) => ({
      genre: 'apporter',
      titre: typeset(`${titre} (${String(lignes.length)})`),
      pieces: lignes.map(({ nom, details }) => ({
        nom: typeset(nom),
        details: details.map(typeset),
      })),
    })),
  };
}
