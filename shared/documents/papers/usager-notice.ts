import type { LocalDay } from '../../domain/calendar/local-day.ts';
import type { Confidence } from '../../domain/catalogue/fact.ts';
import { isToVerify } from '../../domain/catalogue/weakest.ts';
import type { Block, Paper } from '../paper.ts';
import { NBSP, ofPlace, typeset } from '../words.ts';

/** A rule as the catalogue words it, and how sure it is. */
interface Rule {
  readonly fact: string;
  readonly confidence: Confidence;
}

/** What the notice is made from. Nothing of a person: it may lie on the desk. */
export interface NoticeSource {
  readonly site: { readonly id: string; readonly name: string };
  readonly today: LocalDay;
  /** What this record is for; empty leaves a line to write on. */
  readonly finalite: string;
  /** The rules of the catalogue (rgpd.json). */
  readonly regles: readonly Rule[];
}

/** The rules a visitor is told, by how they begin; one the catalogue no longer has is left out. */
const told = [
  'Base légale',
  'Conservation',
  'Mandat conservé',
  'Partage avec un organisme',
  'Un relais ou une France services n’est pas en soi listé',
  'Ne jamais enregistrer',
  'Données de santé',
] as const;

/** The rule on how soon an answer comes. */
const ANSWER = 'Réponse aux demandes de droits';

/**
 * The sheet that tells a person what is kept on them, why, and what they may ask. What the law says
 * comes from the catalogue, word for word, with how sure it is; the rest is what this desk does. Pure.
 */
export function usagerNotice({ site, today, finalite, regles }: NoticeSource): Paper {
  const ruleStarting = (start: string) => regles.filter(({ fact }) => fact.startsWith(start));
  const rules = told.flatMap(ruleStarting);
  const answer = ruleStarting(ANSWER);
  return {
    titre: 'Ce que nous gardons à votre sujet',
    sousTitres: [`Plateforme ${ofPlace(site.name)}`],
    langue: 'fr-FR',
    corps: 'grand',
    plateforme: `Relais – plateforme ${ofPlace(site.name)}`,
    jour: today,
    mention: 'Cette feuille est à vous.',
    fichier: `information-${site.id}.pdf`,
    contenu: [
      title('Pourquoi une fiche à votre nom'),
      ...(finalite.trim() === ''
        ? [{ genre: 'champs', champs: [{ nom: `Elle sert à${NBSP}:`, largeur: 460 }] } as const]
        : [said(`Elle sert à ceci : ${finalite.trim()}.`)]),
      said('Sans fiche, vous êtes reçu de la même façon : une visite se compte sans nom.'),
      title('Ce qui peut y être'),
      said(
        'Votre identité, de quoi vous joindre, vos numéros auprès des organismes, les personnes de votre foyer qui ont une fiche, vos dossiers et leurs pièces, les mandats que vous donnez. Ce que vous ne dites pas reste vide.',
      ),
      title('Qui la lit'),
      said(
        'Les personnes qui tiennent ce poste, chacune avec sa phrase secrète ; chaque consultation est notée. Le département reçoit des nombres, jamais votre nom, vos numéros ni une note.',
      ),
      ...(rules.length === 0 ? [] : [title('Les règles suivies'), ...rules.map(ruleLine)]),
      title('Ce que vous pouvez demander'),
      said(
        'Voir tout ce qui est gardé et en recevoir une copie ; le faire corriger ; le faire effacer ; vous opposer à ce qu’on en garde davantage. Dites-le à la plateforme, aucune raison n’est à donner pour une copie ou une correction.',
      ),
      ...answer.map(ruleLine),
      {
        genre: 'champs',
        champs: [
          { nom: `Remis le${NBSP}:`, largeur: 200 },
          { nom: `Par${NBSP}:`, largeur: 240 },
        ],
      },
      {
        genre: 'note',
        textes: [
          typeset('« À vérifier » : su de mémoire ou proposé, la plateforme peut se renseigner.'),
        ],
      },
    ],
  };
}

function title(texte: string): Block {
  return { genre: 'intertitre', texte };
}

function said(texte: string): Block {
  return { genre: 'paragraphe', texte: typeset(texte) };
}

function ruleLine({ fact, confidence }: Rule): Block {
  return said(isToVerify(confidence) ? `${fact} (à vérifier)` : fact);
}
