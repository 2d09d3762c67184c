import { foldWords } from '../commune/fold.ts';
import type { Canal } from '../vocabulary/canal.ts';
import { UNSPECIFIED_THEME } from '../vocabulary/theme.ts';
import type { Theme } from '../vocabulary/theme.ts';
import { read, unreadable, quoted } from './reading.ts';
import type { Reading } from './reading.ts';

/**
 * La Coop’s places, as canaux. It does not say whether someone had an appointment, nor by which means
 * a distance was covered: the commonest of each is taken, and the screen says so.
 */
const canaux: Readonly<Record<string, Canal>> = {
  'lieu d activite': 'accueil-spontane',
  'autre lieu': 'exterieur',
  'a domicile': 'domicile',
  'a distance': 'telephone',
};

/**
 * La Coop’s thématiques that fall under one thème of the report. The others (family and schooling,
 * transports, the digital ones) have no single one: they stay to be specified.
 */
const themes: Readonly<Record<string, Theme>> = {
  'travail formation entreprise': 'T1',
  'travail formation': 'T1',
  'insertion professionnelle': 'T1',
  'social sante': 'T2',
  sante: 'T2',
  logement: 'T3',
  'papiers elections citoyennete': 'T4',
  'argent impots': 'T4',
  'etrangers europe': 'T4',
  justice: 'T5',
};

/** What the screen says of a file of La Coop before it is imported. */
export const coopNotes: readonly string[] = [
  'Un lieu d’activité est lu «\u00a0accueil spontané\u00a0», à distance «\u00a0téléphone\u00a0»\u00a0: La Coop n’en dit pas plus.',
  'Une thématique qui ne relève pas d’un seul thème du rapport reste «\u00a0non précisé\u00a0».',
  'Les tranches 25–39 et 40–59 ans ne sont pas celles de Relais\u00a0: l’âge reste vide.',
  'Les ateliers collectifs sont laissés de côté\u00a0: ce ne sont pas des visites.',
  'Les noms, les notes et le statut des personnes ne sont pas lus.',
];

/** A place of La Coop. */
export function readCoopCanal(text: string): Reading<Canal> {
  if (text.trim() === '') return read<Canal>(null);
  const canal = canaux[fold(text)];
  return canal === undefined
    ? unreadable(`${quoted(text)} n’est pas un canal connu de La Coop.`, { mot: true })
    : read(canal);
}

/** The thématiques of a cell, one a line: the thème they all share, or none. */
export function readCoopTheme(text: string): Reading<Theme> {
  const found = new Set(
    text
      .split(/[\r\n;|]+/)
      .map((thematique) => themes[fold(thematique)])
      .filter((theme) => theme !== undefined),
  );
  return read(found.size === 1 ? ([...found][0] ?? UNSPECIFIED_THEME) : UNSPECIFIED_THEME);
}

/** Whether a line is a participation to a collective workshop. */
export function isCoopWorkshop(text: string): boolean {
  return /^atelier|^collectif/.test(fold(text));
}

/** La Coop’s age bands that overlap two of ours: not one, and not a mistake either. */
export function isCoopOtherAge(text: string): boolean {
  return ['25 39 ans', '40 59 ans'].includes(fold(text));
}

function fold(text: string): string {
  return foldWords(text).join(' ');
}
