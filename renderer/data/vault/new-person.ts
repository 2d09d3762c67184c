import { MAX_NAME } from '../../../shared/domain/vault/vault-file.ts';
import { MIN_PASSPHRASE } from './create-vault.ts';

/** What is wrong with a person’s name, in a sentence; null when it can be used. */
export function checkName(name: string): string | null {
  if (name.trim() === '') return 'Écrivez le prénom et le nom.';
  return name.trim().length > MAX_NAME ? `Écrivez un nom de ${MAX_NAME} lettres au plus.` : null;
}

/** What is wrong with a passphrase typed twice, a sentence a field; empty when it can be used. */
export function checkPassphrase({
  passphrase,
  again,
}: {
  readonly passphrase: string;
  readonly again: string;
}): { readonly passphrase?: string; readonly again?: string } {
  if (passphrase.length < MIN_PASSPHRASE)
    return { passphrase: `Allongez-la\u00a0: ${MIN_PASSPHRASE} caractères au moins.` };
  return again === passphrase ? {} : { again: 'Les deux phrases diffèrent. Retapez la seconde.' };
}
