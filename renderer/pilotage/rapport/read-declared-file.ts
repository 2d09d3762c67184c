import { declaredYearSchema } from '../../../shared/domain/network/declared.ts';
import type { DeclaredYear } from '../../../shared/domain/network/declared.ts';
import { themeSchema } from '../../../shared/domain/vocabulary/theme.ts';
import { ok, refuse } from '../../../shared/kernel/result.ts';
import type { Result } from '../../../shared/kernel/result.ts';

/** The columns a file of declared years has; the thèmes’ are optional. */
export const declaredColumns = ['annee', 'plateforme', 'accueils', 'precision', 'source'] as const;

type Line = Readonly<Record<string, string | undefined>>;

/**
 * The declared years of a file, from its lines by column: a line without a platform is the network’s,
 * the others are those its source names. Nothing is guessed: the first line that does not fit is named.
 */
export function readDeclaredLines(
  lines: readonly Line[],
  sites: readonly { readonly site: string; readonly name: string }[],
): Result<readonly DeclaredYear[]> {
  if (lines.length === 0)
    return refuse('fichier-vide', 'Ce fichier n’a aucune ligne. Choisissez-en un autre.');
  const years = new Map<string, { network: Line | null; named: Line[] }>();
  for (const [index, line] of lines.entries()) {
    const year = line['annee']?.trim() ?? '';
    if (!/^\d{4}$/.test(year)) return refuseLine(index, 'l’année doit avoir quatre chiffres');
    const of = years.get(year) ?? { network: null, named: [] };
    years.set(year, of);
    if ((line['plateforme']?.trim() ?? '') !== '') of.named.push(line);
    else if (of.network === null) of.network = line;
    else return refuseLine(index, `le réseau a déjà une ligne pour ${year}`);
  }
  const read: DeclaredYear[] = [];
  for (const [year, { network, named }] of years) {
    if (network === null)
      return refuse(
        'reseau-absent',
        `L’année ${year} n’a pas de ligne pour le réseau entier (plateforme vide)\u202f: ajoutez-la.`,
      );
    const themes = themeSchema.options.map(
      (theme) => [theme, network[theme]?.trim() ?? ''] as const,
    );
    const parsed = declaredYearSchema.safeParse({
      year: Number(year),
      accueils: toNumber(network['accueils']),
      qualifier: toQualifier(network['precision']),
      sites: named.map((line) => ({
        site: findSite(line['plateforme'] ?? '', sites),
        accueils: toNumber(line['accueils']),
        qualifier: toQualifier(line['precision']),
      })),
      themes: themes.every(([, share]) => share === '')
        ? null
        : Object.fromEntries(themes.map(([theme, share]) => [theme, toNumber(share)])),
      sources: (network['source'] ?? '')
        .split('|')
        .map((source) => source.trim())
        .filter((source) => source !== ''),
    });
    if (!parsed.success)
      return refuse(
        'annee-illisible',
        `Année ${year}\u202f: ${explain(parsed.error.issues[0]?.path)}`,
      );
    read.push(parsed.data);
  }
  return ok(read);
}

/** What is wrong, from where it is wrong. */
export function explain(path: readonly PropertyKey[] | undefined): string {
  switch (path?.[0]) {
    case 'accueils':
      return 'le nombre d’accueils doit être un nombre entier.';
    case 'qualifier':
      return 'la précision est «\u00a0plus de\u00a0», «\u00a0environ\u00a0» ou rien.';
    case 'sites':
      return 'une plateforme n’est pas du réseau, ou son nombre n’est pas entier.';
    case 'themes':
      return 'les parts des thèmes doivent être toutes données et faire 100\u00a0%.';
    case 'sources':
      return 'donnez où ces chiffres ont été lus.';
    default:
      return 'l’année doit être entre 1990 et 2100.';
  }
}

function refuseLine(index: number, why: string): Result<never> {
  // The first line of a file holds the names of its columns.
  return refuse('ligne-illisible', `Ligne ${index + 2}\u202f: ${why}.`);
}

function toNumber(text: string | undefined): number {
  const digits = (text ?? '').replaceAll(/[\s\u00a0\u202f]/g, '');
  return /^\d+$/.test(digits) ? Number(digits) : Number.NaN;
}

function toQualifier(text: string | undefined): string | null {
  const words = (text ?? '').trim().toLowerCase();
  return words === '' ? null : words;
}

function findSite(
  text: string,
  sites: readonly { readonly site: string; readonly name: string }[],
): string {
  const asked = fold(text);
  // Nothing is a platform’s id: what is not of the network is refused with its year.
  return sites.find(({ site, name }) => site === asked || fold(name) === asked)?.site ?? '';
}

function fold(text: string): string {
  return text
    .trim()
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-');
}
