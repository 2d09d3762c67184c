import { gesteLabels } from '../../domain/acces/geste-labels.ts';
import { motifWords } from '../../domain/acces/motif.ts';
import type { MotifAcces } from '../../domain/acces/motif.ts';
import type { LocalDay } from '../../domain/calendar/local-day.ts';
import { formatCafNumber } from '../../domain/identifiant/caf.ts';
import { formatFranceTravailId } from '../../domain/identifiant/france-travail.ts';
import { formatNir } from '../../domain/identifiant/nir.ts';
import { formatTelephone } from '../../domain/identifiant/telephone.ts';
import type { MandatSealed } from '../../domain/mandat/schema.ts';
import { mandatEndedOn } from '../../domain/mandat/mandat-period.ts';
import { moyenLabels } from '../../domain/mandat/schema.ts';
import type { Id } from '../../domain/site/identifiers.ts';
import { formatNaissance } from '../../domain/usager/naissance.ts';
import { lienLabels } from '../../domain/usager/lien-labels.ts';
import type { UsagerContent, UsagerSealed } from '../../domain/usager/schema.ts';
import type { Block, Paper } from '../paper.ts';
import { ofPlace, printCount, printDay, typeset } from '../words.ts';
import { copyOfDossier } from './usager-copy-dossier.ts';
import type { CopiedDossier, CopyNames } from './usager-copy-dossier.ts';
import { copyOfVisites } from './usager-copy-visites.ts';
import type { CopiedVisite } from './usager-copy-visites.ts';

/** Everything held on someone, with the names of what it only has the ids of. */
export interface UsagerCopySource {
  readonly site: { readonly id: string; readonly name: string };
  readonly today: LocalDay;
  readonly usager: UsagerSealed;
  readonly dossiers: readonly CopiedDossier[];
  readonly mandats: readonly MandatSealed[];
  readonly visites: readonly CopiedVisite[];
  readonly acces: readonly {
    readonly geste: keyof typeof gesteLabels;
    readonly le: string;
    readonly par: Id;
    readonly motif: MotifAcces | null;
  }[];
  readonly names: CopyNames;
}

/**
 * The copy of all that is held on a person, in plain words, for them to take away. The title and the
 * file’s name say nothing of whom. Unknowns are said so: nothing is left to guess. Pure.
 */
export function usagerCopy(source: UsagerCopySource): Paper {
  const { site, today, usager, dossiers, mandats, visites, acces, names } = source;
  return {
    titre: 'Copie de ce qui est gardé à votre sujet',
    sousTitres: [`Plateforme ${ofPlace(site.name)}`],
    langue: 'fr-FR',
    plateforme: `Relais – plateforme ${ofPlace(site.name)}`,
    jour: today,
    mention: typeset('Document personnel : à remettre à la personne elle-même.'),
    fichier: `copie-${site.id}-${today}.pdf`,
    contenu: [
      ...contentBlocks(usager, names),
      ...usager.fusions.flatMap(({ le, par, avant }) => [
        title('Fiche réunie à celle-ci'),
        said(`Réunie le ${names.moment(le)} par ${names.person(par)}. Elle disait :`),
        ...contentBlocks(avant, names),
      ]),
      title(`Dossiers (${dossiers.length})`),
      ...(dossiers.length === 0 ? [said('Aucun dossier.')] : []),
      ...dossiers.flatMap((dossier) => copyOfDossier(dossier, names)),
      title(`Mandats (${mandats.length})`),
      ...(mandats.length === 0 ? [said('Aucun mandat.')] : []),
      ...mandats.flatMap((mandat) => mandatBlocks(mandat, names)),
      title(`Visites (${visites.length})`),
      ...copyOfVisites(visites, names),
      title('Qui a ouvert cette fiche, depuis douze mois'),
      ...(acces.length === 0 ? [said('Personne.')] : []),
      ...(acces.length === 0 ? [] : [lines(acces.map((line) => accesLine(line, names)))]),
    ],
  };
}

function contentBlocks(content: UsagerContent, names: CopyNames): readonly Block[] {
  const { identite, contact, identifiants, foyer, informe, opposition } = content;
  return [
    title('Identité'),
    lines([
      fact('Nom', identite.nom),
      fact('Prénom', identite.prenom),
      fact('Autres noms', joined(identite.autresNoms)),
      fact('Naissance', identite.naissance === null ? null : formatNaissance(identite.naissance)),
    ]),
    title('Contact'),
    lines([
      fact('Téléphone', joined(contact.telephones.map(formatTelephone))),
      fact('Courriel', contact.courriel),
      fact('Adresse', contact.adresse),
      fact('Code postal', contact.codePostal),
      fact('Commune', contact.commune === null ? null : names.commune(contact.commune)),
    ]),
    title('Numéros'),
    lines([
      fact(
        'CAF',
        joined(
          identifiants.caf.map(({ numero, caisse }) =>
            caisse === null ? formatCafNumber(numero) : `${formatCafNumber(numero)} (${caisse})`,
          ),
        ),
      ),
      fact('France Travail', joined(identifiants.franceTravail.map(formatFranceTravailId))),
      fact('Sécurité sociale', identifiants.nir === null ? null : formatNir(identifiants.nir)),
    ]),
    title('Foyer'),
    lines(
      foyer.length === 0
        ? ['Personne n’est relié à cette fiche.']
        : foyer.map(({ usager, lien }) => fact(lienLabels[lien], names.usager(usager))),
    ),
    title('Cette fiche'),
    lines([
      fact('Elle sert à', content.finalite),
      fact(
        'Vous avez été informé',
        informe === null ? null : `le ${printDay(informe.le)} par ${names.person(informe.par)}`,
      ),
      opposition === null
        ? 'Opposition : aucune'
        : fact(
            'Opposition',
            `${opposition.objet} (le ${printDay(opposition.le)}, notée par ${names.person(opposition.par)})`,
          ),
      fact('Dernier contact', printDay(content.dernierContact)),
      fact('Créée', `le ${names.moment(content.creeLe)} par ${names.person(content.creePar)}`),
    ]),
  ];
}

function mandatBlocks(mandat: MandatSealed, names: CopyNames): readonly Block[] {
  const { debut, duree, moyen, mandataires, demarches, perimetres, revocation, actes } = mandat;
  return [
    lines([
      `Du ${printDay(debut)} au ${printDay(mandatEndedOn(mandat))} (${printCount(duree, 'jour', 'jours')}), donné ${moyenLabels[moyen]}, noté par ${names.person(mandat.par)}`,
      fact('À', mandataires.map((id) => names.person(id)).join(', ')),
      fact('Pour', joined([...demarches.map((id) => names.demarche(id)), ...perimetres])),
      ...(revocation === null
        ? []
        : [
            fact(
              'Révoqué',
              [`le ${printDay(revocation.jour)}`, revocation.motif]
                .filter((part) => part !== null)
                .join(' : '),
            ),
          ]),
      ...actes.map(({ jour, texte, par }) =>
        fact(`Fait le ${printDay(jour)}`, `${texte} (${names.person(par)})`),
      ),
    ]),
  ];
}

function accesLine(
  { geste, le, par, motif }: UsagerCopySource['acces'][number],
  names: CopyNames,
): string {
  const why = motif === null ? '' : ` (${motifWords(motif)})`;
  return `${names.moment(le)} : ${gesteLabels[geste]}, par ${names.person(par)}${why}`;
}

function title(texte: string): Block {
  return { genre: 'intertitre', texte };
}

function said(texte: string): Block {
  return { genre: 'paragraphe', texte: typeset(texte) };
}

/** Short lines, one under the other. */
function lines(textes: readonly string[]): Block {
  return said(textes.join('\n'));
}

function fact(nom: string, valeur: string | null): string {
  return `${nom} : ${valeur ?? 'non renseigné'}`;
}

function joined(values: readonly string[]): string | null {
  return values.length === 0 ? null : values.join(', ');
}
