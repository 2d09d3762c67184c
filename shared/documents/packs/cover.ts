import type { Block, Fact } from '../paper.ts';
import { NBSP, ofPlace, printCount, printDay, typeset } from '../words.ts';
import type { PackedDossier, PackSource } from './pack-source.ts';

/** What the cover says a pack holds: a name, and its pages when they are known. */
export interface CoverEntry {
  readonly nom: string;
  readonly pages: number | null;
}

/**
 * The first page: the reference, to read, to shoot and to scan, with whom, since when, who helps, and
 * what follows. The person’s name is on it only for the organisme, who must know whose it is. Pure.
 */
export function coverBlocks(source: PackSource, entries: readonly CoverEntry[]): readonly Block[] {
  const { dossiers, variante } = source;
  const [only, ...others] = dossiers;
  const single = others.length === 0 ? only : undefined;
  const facts = [
    ...(variante === 'organisme' ? [person(source)] : []),
    ...(single === undefined ? [] : dossierFacts(single)),
  ];
  return [
    {
      genre: 'references',
      references: dossiers.map(({ reference, nom, avec }) => ({
        reference,
        nom: single === undefined ? typeset(`${avec} : ${nom}`) : null,
      })),
    },
    ...(facts.length === 0 ? [] : [{ genre: 'faits' as const, faits: facts }]),
    {
      genre: 'intertitre',
      texte: variante === 'usager' ? 'Qui vous aide' : 'Qui accompagne la personne',
    },
    { genre: 'faits', faits: platformFacts(source) },
    // Whoever takes it home needs no list of what they hold.
    ...(variante === 'usager' ? [] : contents(entries)),
  ];
}

function contents(entries: readonly CoverEntry[]): readonly Block[] {
  return [
    { genre: 'intertitre', texte: 'Ce que contient ce dossier' },
    {
      genre: 'tableau',
      colonnes: [
        { titre: 'N°', largeur: 28 },
        { titre: 'Document', largeur: '*' },
        { titre: 'Pages', largeur: 64 },
      ],
      lignes: entries.map(({ nom, pages }, index) => [
        String(index + 1),
        typeset(nom),
        pages === null ? '' : printCount(pages, 'page', 'pages'),
      ]),
    },
  ];
}

function person({ personne }: PackSource): Fact {
  const { nom, prenom } = personne.usager.identite;
  const name = [prenom, nom].filter((part) => part !== null).join(' ');
  return { nom: 'Personne', valeurs: name === '' ? [] : [name] };
}

function dossierFacts({ nom, avec, etat, depotPrevu }: PackedDossier): readonly Fact[] {
  return [
    { nom: 'Démarche', valeurs: [typeset(nom)] },
    { nom: 'Auprès de', valeurs: [typeset(avec)] },
    { nom: 'État', valeurs: [etat] },
    ...(depotPrevu === null ? [] : [{ nom: 'À déposer le', valeurs: [printDay(depotPrevu)] }]),
  ];
}

function platformFacts({ site, contact, today }: PackSource): readonly Fact[] {
  return [
    { nom: `Plateforme`, valeurs: [`Relais – plateforme ${ofPlace(site.name)}`] },
    { nom: 'Adresse', valeurs: contact.adresse },
    { nom: 'Téléphone', valeurs: contact.telephone === null ? [] : [contact.telephone] },
    { nom: 'Horaires', valeurs: contact.horaires.map(typeset) },
    { nom: `Imprimé le`, valeurs: [printDay(today).replaceAll(' ', NBSP)] },
  ];
}
