import { blankDemande } from '../../../../shared/domain/visite/draft.ts';
import type { DemandeDraft } from '../../../../shared/domain/visite/draft.ts';
import type { Canal } from '../../../../shared/domain/vocabulary/canal.ts';
import type { Favori } from '../../../../shared/domain/saisie/favori.ts';
import { readFavoriKeys } from '../../../../shared/domain/saisie/favori-keys.ts';
import { parseSaisie } from '../../../../shared/domain/saisie/parse-saisie.ts';
import type { ParsedSaisie } from '../../../../shared/domain/saisie/parse-saisie.ts';
import type { Operateur } from '../../../../shared/domain/vocabulary/operateur.ts';
import type { Theme } from '../../../../shared/domain/vocabulary/theme.ts';
import type { Lexicon } from '../../../../shared/domain/saisie/lexicon.ts';

/** What a line amounts to: nothing yet, a demande, or what stands in the way of one. */
export type LineReading =
  | { readonly kind: 'vide' }
  | {
      readonly kind: 'demande';
      readonly demande: DemandeDraft;
      readonly saisie: ParsedSaisie | null;
      readonly canal: Canal | null;
    }
  | { readonly kind: 'obstacle'; readonly saisie: ParsedSaisie; readonly sentence: string };

/**
 * Reads the line: a favourite and its letters, or words. Nothing is guessed, nothing is dropped; the
 * thème of an operator named alone is proposed, for the line to show.
 */
export function readLine(
  text: string,
  lexicon: Lexicon,
  favoris: readonly Favori[],
  themeOf: (operateur: Operateur) => Theme | null,
): LineReading {
  const reading = readSaid(text, lexicon, favoris);
  if (reading.kind !== 'demande') return reading;
  const { demande } = reading;
  if (demande.theme !== null || demande.operateur === null) return reading;
  return { ...reading, demande: { ...demande, theme: themeOf(demande.operateur) } };
}

/** A favourite and words that name something else: which of the two is meant is not guessed. */
const OTHER_SUBJECT =
  'Ce favori et ces mots ne parlent pas de la même chose\u00a0: effacez le chiffre, ou les mots.';

function readSaid(text: string, lexicon: Lexicon, favoris: readonly Favori[]): LineReading {
  const keys = readFavoriKeys(text);
  const favori = keys === null ? undefined : favoris[keys.digit - 1];
  if (keys === null || favori === undefined) return readWords(text, lexicon);
  const picked = {
    ...blankDemande,
    ...favori,
    nature: keys.nature,
    dureeMinutes: keys.dureeMinutes,
  };
  const rest = readWords(keys.rest, lexicon);
  switch (rest.kind) {
    case 'vide':
      return { kind: 'demande', demande: picked, saisie: null, canal: null };
    case 'demande': {
      const { demande, saisie } = rest;
      const subject = ['operateur', 'demarche', 'theme'] as const;
      const differs = subject.some((key) => demande[key] !== null && demande[key] !== picked[key]);
      return differs && saisie !== null
        ? { kind: 'obstacle', saisie, sentence: OTHER_SUBJECT }
        : { ...rest, demande: addSaid(picked, demande) };
    }
    case 'obstacle':
      return rest;
  }
}

/** A demande with what another says on top of it. */
function addSaid(demande: DemandeDraft, said: DemandeDraft): DemandeDraft {
  const spoken = Object.entries(said).filter(([, value]) => value !== null);
  return { ...demande, ...Object.fromEntries(spoken) };
}

function readWords(text: string, lexicon: Lexicon): LineReading {
  if (text.trim() === '') return { kind: 'vide' };
  const saisie = parseSaisie(text, lexicon);
  const sentence = obstacleOf(saisie);
  return sentence === null
    ? {
        kind: 'demande',
        demande: saisie.demande,
        saisie,
        canal: saisie.canal,
      }
    : { kind: 'obstacle', saisie, sentence };
}

function obstacleOf({
  ambiguities,
  unknown,
  refusals,
  conflicts,
  chips,
}: ParsedSaisie): string | null {
  const [ambiguity] = ambiguities;
  if (ambiguity !== undefined)
    return `«\u00a0${ambiguity.text}\u00a0» peut vouloir dire plusieurs choses\u00a0: choisissez.`;
  const [stranger] = unknown;
  if (stranger !== undefined)
    return `«\u00a0${stranger.text}\u00a0» n’est pas compris\u00a0: corrigez-le, ou effacez-le.`;
  const [refusal] = refusals;
  if (refusal !== undefined) return refusal.sentence;
  const [conflict] = conflicts;
  if (conflict !== undefined) return conflict.sentence;
  return chips.length === 0 ? 'Rien n’est compris dans cette ligne.' : null;
}
