import type { Failure } from '../../../shared/kernel/result.ts';
import type { ReglagesVisio } from '../../../shared/visio/salle.ts';

/** What the département has for calls, or why that is not known; null while it is asked. */
export type Reglages = { readonly connus: ReglagesVisio } | { readonly failure: Failure } | null;
