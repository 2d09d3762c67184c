import type { ChampLieu } from './champ-lieu.ts';

/** What a service costs, in the words of data·inclusion (version 1, then 0) and in ours. */
const frais = new Map([
  ['gratuit', 'gratuit'],
  ['payant', 'payant'],
  ['gratuit-sous-conditions', 'gratuit sous conditions'],
  ['adhesion', 'adhésion'],
  ['pass-numerique', 'pass numérique accepté'],
  ['nous-consulter', 'à demander sur place'],
]);

/** What is said of a service, each with its words before it. */
const said: readonly (readonly [ChampLieu, string])[] = [
  ['porteur', 'Proposé par'],
  ['publics', 'Pour qui'],
  ['conditions', 'Conditions'],
  ['frais', 'Frais'],
  ['fraisPrecisions', 'Précisions sur les frais'],
  ['acces', 'Comment s’y prendre'],
];

/** What is done in a place, then what else is known of it for whoever is sent there; a line each. */
export function activityLines(cell: (champ: ChampLieu) => string): string {
  const lines = said.flatMap(([champ, words]) => {
    const text = champ === 'frais' ? fraisWords(cell(champ)) : plainList(cell(champ));
    return text === '' ? [] : [`${words}\u00a0: ${text}`];
  });
  return [cell('activites'), ...lines].filter((line) => line !== '').join('\n');
}

/** Known words alone: a code nobody knows is no help to anyone. */
function fraisWords(text: string): string {
  const codes = text.toLowerCase().match(/[a-z]+(?:-[a-z]+)*/g) ?? [];
  return [...new Set(codes.flatMap((code) => frais.get(code) ?? []))].join(', ');
}

/** A list as CSV exports write one (`["a", "b"]`), in words. */
function plainList(text: string): string {
  const inside = /^[[{](.*)[\]}]$/s.exec(text)?.[1];
  return inside === undefined
    ? text
    : inside
        .replaceAll(/["']/g, '')
        .replaceAll(/\s*,\s*/g, ', ')
        .trim();
}
