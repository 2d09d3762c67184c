import { z } from 'zod';
import type { Condition } from './conditions.ts';

/** What someone answered to a question. Not asked is the same as `inconnu`. */
export const reponseSchema = z.enum(['oui', 'non', 'inconnu']);
export type Reponse = z.infer<typeof reponseSchema>;

/** The answers at hand, by question. */
export type Reponses = Readonly<Record<string, Reponse>>;

/** Whether a condition holds; when nobody can tell, the questions whose answer would decide. */
export type Verdict =
  | { readonly kind: 'vrai' | 'faux'; readonly par: readonly string[] }
  | { readonly kind: 'inconnu'; readonly questions: readonly string[] };

/** The questions a condition rests on. */
export function questionsIn(condition: Condition): readonly string[] {
  if (typeof condition === 'string') return [condition];
  return 'un' in condition ? condition.un : condition.tous;
}

/**
 * A condition on the answers at hand. One answer may be enough: a yes among several, a no when all
 * are needed. `par` names the questions that decided.
 */
export function evaluateCondition(condition: Condition, reponses: Reponses): Verdict {
  const questions = questionsIn(condition);
  const answered = (reponse: Reponse) =>
    questions.filter((question) => (reponses[question] ?? 'inconnu') === reponse);
  const [yes, no, unknown] = [answered('oui'), answered('non'), answered('inconnu')];
  const needsAll = typeof condition !== 'string' && 'tous' in condition;
  const [deciding, all] = needsAll ? [no, yes] : [yes, no];
  if (deciding.length > 0) return { kind: needsAll ? 'faux' : 'vrai', par: deciding };
  if (unknown.length > 0) return { kind: 'inconnu', questions: unknown };
  return { kind: needsAll ? 'vrai' : 'faux', par: all };
}
