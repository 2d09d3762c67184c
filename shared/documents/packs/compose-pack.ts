import type { Block, Paper } from '../paper.ts';
import { ofPlace, printCount, typeset } from '../words.ts';
import { coverBlocks } from './cover.ts';
import { informationSheet } from './information-sheet.ts';
import { letterBlocks } from './letter.ts';
import { nextSteps } from './next-steps.ts';
import type { Pack, PackPart, PackVariant } from './pack.ts';
import type { PackedDossier, PackPartName, PackSource } from './pack-source.ts';

const covers: Readonly<Record<PackVariant, string>> = {
  usager: 'Votre dossier',
  organisme: 'Dossier de demande',
  brouillon: 'Brouillon à compléter',
};

const mentions: Readonly<Record<PackVariant, string>> = {
  usager: 'Document personnel : à garder par la personne elle-même.',
  organisme: 'Dossier adressé à l’organisme, à la demande de la personne.',
  brouillon: 'BROUILLON À COMPLÉTER : ne pas envoyer tel quel.',
};

const LETTER = 'Lettre d’accompagnement';

/** The order of what is in a pack, whoever it is for. */
type Made = Readonly<
  Record<Exclude<PackPartName, 'garde' | 'formulaires' | 'copies'>, readonly Paper[]>
>;

/** A pack of these parts: papers in their order, then forms, then copies, dossier after dossier. Pure. */
export function composePack(source: PackSource): Pack {
  const { site, today, variante, parties, dossiers } = source;
  const made = makePapers(source);
  const order = ['suite', 'rdv', 'lettre', 'fiche', 'liste', 'mandat', 'information'] as const;
  const papers = order.flatMap((name) => (parties.has(name) ? made[name] : []));
  const named = (nom: string, { avec }: PackedDossier) =>
    dossiers.length === 1 ? nom : `${nom} (${avec})`;
  const forms = parties.has('formulaires')
    ? dossiers.flatMap((dossier) =>
        dossier.formulaires.map((form) => ({ ...form, nom: named(form.nom, dossier) })),
      )
    : [];
  const copies = parties.has('copies')
    ? dossiers.flatMap((dossier) =>
        dossier.copies.map((copy) => ({ ...copy, nom: named(copy.nom, dossier) })),
      )
    : [];
  const attachments = copies.map(({ cle, nom }): PackPart => ({
    genre: 'copie',
    cle,
    nom: typeset(nom),
  }));
  const cover = sheet(
    source,
    covers[variante],
    coverBlocks(source, [
      ...papers.map((paper) => ({ nom: entryName(paper), pages: null })),
      ...forms.map(({ nom, pages }) => ({ nom: `Formulaire : ${nom}`, pages })),
      ...copies.map(({ nom, pages }) => ({ nom: `Pièce : ${nom}`, pages })),
    ]),
  );
  const [first] = dossiers;
  const others = dossiers.length - 1;
  const reference = first?.reference ?? '';
  return {
    titre:
      others === 0
        ? `Dossier ${reference}`
        : `Dossier ${reference} et ${printCount(others, 'autre', 'autres')}`,
    langue: 'fr-FR',
    ...(variante === 'usager' && { corps: 'grand' as const }),
    plateforme: `Relais – plateforme ${ofPlace(site.name)}`,
    jour: today,
    mention: typeset(mentions[variante]),
    fichier: `pack-${variante}-${reference.toLowerCase()}.pdf`,
    parties: [
      ...[...(parties.has('garde') ? [cover] : []), ...papers].map((paper): PackPart => ({
        genre: 'papier',
        paper,
      })),
      ...forms.map((form): PackPart => ({
        genre: 'formulaire',
        ...form,
        nom: typeset(form.nom),
      })),
      ...attachments,
    ],
  };
}

function makePapers(source: PackSource): Made {
  const { variante, dossiers, personne, liste, mandats, information, rdv } = source;
  return {
    suite: [sheet(source, 'Et maintenant ?', nextSteps(dossiers))],
    rdv: rdv === null ? [] : [rdv],
    // A letter keeps the size of letters, whoever takes it home.
    lettre: dossiers.map((dossier) => ({
      ...plain(sheet(source, LETTER, letterBlocks(source, dossier))),
      sousTitres: dossiers.length === 1 ? [] : [typeset(dossier.avec)],
    })),
    fiche: [
      sheet(
        source,
        'Fiche de renseignements',
        informationSheet(personne, variante === 'brouillon'),
      ),
    ],
    liste: [
      { ...liste, titre: 'Liste des pièces', sousTitres: [liste.titre, ...liste.sousTitres] },
    ],
    mandat: mandats,
    information: [information],
  };
}

function sheet(
  { site, today, variante }: PackSource,
  titre: string,
  contenu: readonly Block[],
): Paper {
  return {
    titre: typeset(titre),
    sousTitres: [],
    langue: 'fr-FR',
    ...(variante === 'usager' && { corps: 'grand' as const }),
    plateforme: `Relais – plateforme ${ofPlace(site.name)}`,
    jour: today,
    mention: null,
    fichier: 'pack.pdf',
    contenu,
  };
}

function plain({ corps: _large, ...paper }: Paper): Paper {
  return paper;
}

/** A paper as the cover lists it: letters to several offices are told apart. */
function entryName({ titre, sousTitres }: Paper): string {
  const [of] = sousTitres;
  return titre === LETTER && of !== undefined ? `${titre} (${of})` : titre;
}
