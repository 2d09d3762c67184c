import type { Block } from '../paper.ts';
import { NBSP, printDay, typeset } from '../words.ts';
import { addressLines } from './information-sheet.ts';
import type { PackedDossier, PackSource } from './pack-source.ts';

/** The letter that goes with a dossier to the office it is for, signed by the person. Pure. */
export function letterBlocks(source: PackSource, dossier: PackedDossier): readonly Block[] {
  const { personne, today, site, variante, parties } = source;
  const { identite, contact } = personne.usager;
  const name = [identite.prenom, identite.nom].filter((part) => part !== null).join(' ');
  const attached = [
    ...(parties.has('formulaires') ? dossier.formulaires : []),
    ...(parties.has('copies') ? dossier.copies : []),
  ];
  return [
    {
      genre: 'en-tete-lettre',
      expediteur: [name, ...addressLines(personne), ...contact.telephones.slice(0, 1)].filter(
        (line) => line !== '',
      ),
      destinataire: dossier.lettre.destinataire,
      lieuEtJour:
        variante === 'brouillon'
          ? `${site.name}, le${NBSP}.......................`
          : `${site.name}, le ${printDay(today)}`,
    },
    said(`Objet : ${dossier.nom}`),
    said(`Référence : ${dossier.reference}`),
    ...dossier.lettre.corps
      .split(/\n{2,}/)
      .filter((part) => part.trim() !== '')
      .map(said),
    ...(attached.length === 0
      ? []
      : [said(`Pièces jointes : ${attached.map(({ nom }) => nom).join(' ; ')}.`)]),
    {
      genre: 'grille',
      colonnes: [{ titre: 'Signature', largeur: 220 }],
      lignes: 1,
      hauteur: 60,
    },
  ];
}

function said(texte: string): Block {
  return { genre: 'paragraphe', texte: typeset(texte) };
}
