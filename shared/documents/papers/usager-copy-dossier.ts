import { etapeLabels, etatLabels } from '../../domain/dossier/etat.ts';
import type { EtatDossier } from '../../domain/dossier/etat.ts';
import type { DossierSealed } from '../../domain/dossier/schema.ts';
import type { Reponse } from '../../domain/piece/evaluate-condition.ts';
import type { Id } from '../../domain/site/identifiers.ts';
import { operateurLabels } from '../../domain/vocabulary/operateur.ts';
import type { Block } from '../paper.ts';
import { printCount, printDay, typeset } from '../words.ts';

/** The names of what is held as ids. One that is gone says so in words. */
export interface CopyNames {
  readonly person: (animateur: Id) => string;
  readonly usager: (usager: Id) => string;
  readonly commune: (insee: string) => string;
  readonly demarche: (demarche: string) => string;
  readonly question: (question: string) => string;
  readonly moment: (instant: string) => string;
}

/** A dossier as it is held. */
export interface CopiedDossier {
  readonly etat: EtatDossier;
  readonly sealed: DossierSealed;
}

const reponseWords: Readonly<Record<Reponse, string>> = {
  oui: 'oui',
  non: 'non',
  inconnu: 'ne sait pas',
};

const echeanceWords = { 'a-faire': 'à faire', faite: 'faite', ecartee: 'écartée' } as const;

/** A dossier in plain words: where it stands, its pièces, what was noted, what was done. */
export function copyOfDossier({ etat, sealed }: CopiedDossier, names: CopyNames): readonly Block[] {
  const { reference, operateur, depotPrevu, reponses, pieces, echeances } = sealed;
  const head = [
    `${reference} : ${names.demarche(sealed.demarche)}, ${etatLabels[etat]}`,
    `Ouvert le ${printDay(sealed.ouvertLe)} par ${names.person(sealed.ouvertPar)}`,
    ...(operateur === null ? [] : [`Organisme : ${operateurLabels[operateur]}`]),
    ...(depotPrevu === null ? [] : [`Dépôt prévu le ${printDay(depotPrevu)}`]),
    ...(sealed.visites.length === 0
      ? []
      : [printCount(sealed.visites.length, 'visite liée', 'visites liées')]),
  ];
  return [
    paragraph(head),
    ...part(
      'Réponses',
      Object.entries(reponses).map(([id, said]) => `${names.question(id)} : ${reponseWords[said]}`),
    ),
    ...part('Pièces', pieces.map(pieceLine)),
    ...part(
      'Échéances suivies',
      echeances.map(
        ({ regle, ancre, etat: state }) =>
          `${regle}${ancre === null ? '' : `, depuis le ${printDay(ancre.jour)}`} : ${echeanceWords[state]}`,
      ),
    ),
    ...part(
      'Notes',
      sealed.notes.map(
        ({ le, par, texte }) => `${names.moment(le)}, ${names.person(par)} : ${texte}`,
      ),
    ),
    ...part('Lettre gardée', sealed.lettre === null ? [] : sealed.lettre.split(/\n+/)),
    ...part(
      'Copies gardées',
      sealed.copies.map(
        ({ nom, pages, le }) =>
          `${nom}, ${printCount(pages, 'page', 'pages')}, ${names.moment(le)}`,
      ),
    ),
    ...part(
      'Étapes',
      sealed.journal.map(({ etape, jour, par, motif, annule }) =>
        [
          `${printDay(jour)} : ${etapeLabels[etape]}, par ${names.person(par)}`,
          ...(motif === null ? [] : [motif]),
          ...(annule === null ? [] : [`annulée par ${names.person(annule.par)}`]),
        ].join(' ; '),
      ),
    ),
  ];
}

function pieceLine({
  piece,
  etat,
  vueLe,
  dateDocument,
  alternative,
  motif,
}: DossierSealed['pieces'][number]): string {
  const details = [
    etat === 'attendue' ? 'attendue' : etat === 'ecartee' ? 'pas nécessaire' : 'vue',
    ...(vueLe === null ? [] : [`le ${printDay(vueLe)}`]),
    ...(dateDocument === null ? [] : [`document du ${printDay(dateDocument)}`]),
    ...(alternative === null ? [] : [`à sa place : ${alternative}`]),
    ...(motif === null ? [] : [motif]),
  ];
  return `${piece} : ${details.join(', ')}`;
}

function part(nom: string, textes: readonly string[]): readonly Block[] {
  return textes.length === 0 ? [] : [paragraph([`${nom} :`, ...textes.map((one) => `– ${one}`)])];
}

function paragraph(textes: readonly string[]): Block {
  return { genre: 'paragraphe', texte: typeset(textes.join('\n')) };
}
