import { z } from 'zod';
import { ok, refuse } from '../../kernel/result.ts';
import type { Result } from '../../kernel/result.ts';
import { cleanTyped, groupFigures } from './typed-number.ts';

/** Sex, year, month, place (département and commune), order, key: `nir.regex` of identifiants.json. */
const shape = /^[123478]\d{4}(?:2[AB]|\d{2})\d{8}$/;

/** Shown on every specimen of a carte Vitale: nobody’s number. */
const specimen = '269054958815780';

/** A numéro de sécurité sociale with its key, 15 characters, the letters of Corsica kept. */
export const nirSchema = z
  .string()
  .refine((nir) => findNirFault(nir) === null, 'not a NIR')
  .brand<'Nir'>();
export type Nir = z.infer<typeof nirSchema>;

/**
 * The NIR typed, its key checked, spaces and points ignored. Also reads waiting numbers (NIA) and
 * the identifiant of the MSA, which is the NIR. A 13-figure number without its key is refused: a slip
 * could not be seen. Codes: nir-cle-absente, nir-forme, nir-mois, nir-cle, nir-exemple.
 */
export function readNir(text: string): Result<Nir> {
  const cleaned = cleanTyped(text);
  const fault = findNirFault(cleaned);
  return fault === null ? ok(nirSchema.parse(cleaned)) : refuse(fault, faultSentences[fault]);
}

/** The NIR as it is printed on a card: `1 85 07 75 056 123 23`. */
export function formatNir(nir: Nir): string {
  return groupFigures(nir, [1, 2, 2, 2, 3, 3, 2]);
}

/** The NIR with all but the key hidden, for a screen others may see. */
export function maskNir(nir: Nir): string {
  return `${'•'.repeat(13)}\u202F${nir.slice(13)}`;
}

/** Whether it is a waiting number (NIA): nine months at most, without Vitale nor compte ameli. */
export function isWaitingNir(nir: Nir): boolean {
  return nir.startsWith('7') || nir.startsWith('8');
}

/** The key of the first 13 characters: 97 less their remainder by 97, two figures. */
function keyOf(nir13: string): string {
  const figures = nir13.replace(/^(.{5})2A/, '$119').replace(/^(.{5})2B/, '$118');
  return String(97n - (BigInt(figures) % 97n)).padStart(2, '0');
}

/** 01 to 12; 20 to 42 and 50 to 99 when the état civil is incomplete. */
function isMonth(month: number): boolean {
  return (month >= 1 && month <= 12) || (month >= 20 && month <= 42) || month >= 50;
}

const faultSentences = {
  'nir-cle-absente':
    'Il manque la clé du numéro de sécurité sociale : ajoutez les 2 derniers chiffres, à droite sur la carte.',
  'nir-forme':
    'Ce n’est pas un numéro de sécurité sociale : il faut 15 caractères (13, puis la clé de 2 chiffres), 2A ou 2B pour la Corse. Recopiez-le depuis la carte Vitale ou l’attestation de droits.',
  'nir-mois':
    'Les 4e et 5e chiffres (le mois de naissance) ne sont pas possibles : vérifiez-les sur la carte Vitale.',
  'nir-cle':
    'La clé ne correspond pas au numéro : un chiffre est faux. Relisez-le groupe par groupe.',
  'nir-exemple':
    'Ce numéro est celui des cartes d’exemple, il n’appartient à personne : demandez celui du visiteur.',
} as const;

function findNirFault(cleaned: string): keyof typeof faultSentences | null {
  if (/^[123478]\d{4}(?:2[AB]|\d{2})\d{6}$/.test(cleaned)) return 'nir-cle-absente';
  if (!shape.test(cleaned)) return 'nir-forme';
  if (!isMonth(Number(cleaned.slice(3, 5)))) return 'nir-mois';
  if (keyOf(cleaned.slice(0, 13)) !== cleaned.slice(13)) return 'nir-cle';
  return cleaned === specimen ? 'nir-exemple' : null;
}
