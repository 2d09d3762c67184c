import type { LocalDay } from '../../domain/calendar/local-day.ts';
import type { Paper } from '../paper.ts';
import { ofPlace, typeset } from '../words.ts';

/** What the sheet is made from. The words are the key itself: they go on paper, and nowhere else. */
export interface RecoverySource {
  readonly site: { readonly name: string };
  readonly words: readonly string[];
  readonly today: LocalDay;
}

/** The words of a recovery key, numbered; platform, day, where to keep it, and no one’s name. Pure. */
export function recoverySheet({ site, words, today }: RecoverySource): Paper {
  return {
    titre: 'Clé de secours de Relais',
    sousTitres: [],
    langue: 'fr-FR',
    corps: 'grand',
    plateforme: `Relais – plateforme ${ofPlace(site.name)}`,
    jour: today,
    mention: 'À ranger sous clé, loin de l’ordinateur.',
    fichier: 'cle-de-secours.pdf',
    contenu: [
      { genre: 'mots', mots: words },
      ...[
        'Ces douze mots, dans cet ordre, rouvrent le poste si une phrase secrète est oubliée. Qui les lit peut ouvrir ce que le poste garde.',
        'Rangez cette feuille sous clé, loin de l’ordinateur : dans une enveloppe fermée, au coffre ou dans l’armoire de la mairie. N’en faites ni photo ni copie sur un ordinateur.',
        'Une feuille plus récente remplace celle-ci : détruisez alors cette page.',
      ].map((texte) => ({ genre: 'paragraphe' as const, texte: typeset(texte) })),
    ],
  };
}
