import type { LocalDay } from '../../domain/calendar/local-day.ts';
import type { CatalogueIndex } from '../../domain/catalogue/catalogue-index.ts';
import type { Fiche } from '../../domain/catalogue/fiche.ts';
import type { PieceChoisie } from '../../domain/piece/choose-pieces.ts';
import type { Paper } from '../paper.ts';
import { ofPlace, typeset } from '../words.ts';
import {
  closing,
  dateLine,
  factLine,
  formLine,
  lines,
  marked,
  part,
  pieceDetails,
  said,
} from './checklist-parts.ts';
import type { BringLine, ChecklistDate } from './checklist-parts.ts';

/** What a checklist is made from. Nothing of a person: neither their answers nor why a pièce is asked. */
export interface ChecklistSource {
  readonly site: { readonly id: string; readonly name: string };
  readonly demarche: CatalogueIndex['demarches'][number];
  readonly fiche: Fiche;
  readonly pieces: readonly PieceChoisie[];
  readonly dates: readonly ChecklistDate[];
  readonly today: LocalDay;
}

/**
 * The list a visitor takes home: what to bring (boxes to tick), where, how and until when. A pièce a
 * question was left open for keeps its « si », one that is not needed is left out. Pure.
 */
export function checklist({ site, demarche, fiche, pieces, dates, today }: ChecklistSource): Paper {
  const toBring = pieces.filter(({ choix }) => choix.kind === 'requise');
  const depending = pieces.filter(
    ({ choix }) => choix.kind === 'a-verifier' || choix.kind === 'selon-situation',
  );
  const useful = pieces.filter(({ choix }) => choix.kind === 'facultative');
  const line = (piece: PieceChoisie) => pieceLine(piece, fiche);
  return {
    titre: typeset(demarche.nomActuel),
    sousTitres: [typeset(`Avec : ${demarche.organisation}`)],
    langue: 'fr-FR',
    corps: 'grand',
    plateforme: `Relais – plateforme ${ofPlace(site.name)}`,
    jour: today,
    mention: 'Liste générale, sans nom ni numéro de personne.',
    fichier: `liste-${demarche.id}-${site.id}.pdf`,
    contenu: [
      ...(fiche.note === undefined ? [] : [said(`À savoir : ${fiche.note}`)]),
      ...part('Ce qu’il faut apporter', toBring.map(line)),
      ...part('À apporter aussi, si c’est votre cas', depending.map(line)),
      ...part('Utile si vous l’avez', useful.map(line)),
      ...lines('Le formulaire', fiche.formulaires.map(formLine)),
      ...lines('Où et comment', fiche.canaux.map(factLine)),
      ...lines('Délais et dates', [factLine(fiche.delai), ...dates.map(dateLine)]),
      ...lines('Si vous n’êtes pas d’accord avec la réponse', [factLine(fiche.recours)]),
      ...closing(
        'Cochez chaque papier quand vous l’avez. « À vérifier » : demandez confirmation à l’organisme avant de vous déplacer. En cas de doute, l’organisme a le dernier mot.',
      ),
    ],
  };
}

function pieceLine(piece: PieceChoisie, fiche: Fiche): BringLine {
  const condition = fiche.pieces.find(({ label }) => label === piece.piece)?.condition;
  return {
    nom: typeset(marked(piece.piece, piece.confidence)),
    details: pieceDetails(piece, condition).map(typeset),
  };
}
