import { createInterface } from 'node:readline/promises';
import type { Readable } from 'node:stream';
import { Writable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { ok, refuse } from '../../shared/kernel/result.ts';
import type { Result } from '../../shared/kernel/result.ts';
import type { Console } from './console.ts';

/**
 * The password of an account, from the standard input, never from the command line, which other
 * programs can read. Typed unseen on a terminal; otherwise what the input holds, less its last line
 * end. Refused when the person gives up (Ctrl+C, Ctrl+D).
 */
export async function readPassword(
  input: Readable & { readonly isTTY?: boolean },
  isPiped: boolean,
  console: Console,
): Promise<Result<string>> {
  if (isPiped || input.isTTY !== true) return ok((await text(input)).replace(/\r?\n$/, ''));
  console.err('Mot de passe (12 caractères au moins, rien ne s’affiche) :');
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() });
  const prompt = createInterface({ input, output: nowhere, terminal: true });
  const givenUp = new Promise<null>((resolve) => {
    prompt.once('close', () => resolve(null));
  });
  try {
    const typed = await Promise.race([prompt.question('').catch(() => null), givenUp]);
    return typed === null
      ? refuse('abandon', 'Abandonné : le compte n’a été ni créé ni modifié.')
      : ok(typed);
  } finally {
    prompt.close();
  }
}
