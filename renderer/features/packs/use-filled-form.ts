import { useCallback, useEffect, useState } from 'react';
import type { FilledForm } from '../../../shared/domain/formulaire/form-messages.ts';
import type { KeptBytes } from '../../../shared/kernel/kept-bytes.ts';
import type { PackedForm } from '../../../shared/documents/packs/pack.ts';
import { idSchema } from '../../../shared/domain/site/identifiers.ts';
import { readParts } from '../../data/copies/copy-parts.ts';
import type { DeskSession } from '../../data/desk-session.ts';
import { askForm } from '../../data/formulaires/form-reader.ts';

/** How far a form is: being filled, refused, or ready. */
export type FormFillingState =
  | { readonly phase: 'remplissage' }
  | { readonly phase: 'refuse'; readonly sentence: string }
  | ({ readonly phase: 'pret'; readonly file: KeptBytes } & Omit<FilledForm, 'pdf'>);

const START: FormFillingState = { phase: 'remplissage' };

/** Fills a form for as long as it is looked at; `retry` does it again after a refusal. */
export function useFilledForm(
  session: DeskSession,
  { cle, champs, valeurs }: PackedForm,
  aplati: boolean,
): { readonly filling: FormFillingState; readonly retry: () => void } {
  const [filling, setFilling] = useState<FormFillingState>(START);
  const [tries, setTries] = useState(0);
  useEffect(() => {
    const leaving = new AbortController();
    const { signal } = leaving;
    setFilling(START);
    const fill = async () => {
      const bytes = await readParts(session, idSchema.parse(cle));
      if (signal.aborted) return;
      const filled = bytes.ok
        ? await askForm('remplir', [bytes.value, { champs, values: valeurs, aplati }], signal)
        : bytes;
      if (signal.aborted) return;
      if (!filled.ok) return setFilling({ phase: 'refuse', sentence: filled.failure.sentence });
      const { pdf, ...form } = filled.value;
      setFilling({ phase: 'pret', file: new Blob([pdf], { type: 'application/pdf' }), ...form });
    };
    void fill();
    return () => leaving.abort();
  }, [session, cle, champs, valeurs, aplati, tries]);
  return { filling, retry: useCallback(() => setTries((before) => before + 1), []) };
}
