import { localDaySchema } from '../../../../shared/domain/calendar/local-day.ts';
import type { LocalDay } from '../../../../shared/domain/calendar/local-day.ts';
import { readCafNumber } from '../../../../shared/domain/identifiant/caf.ts';
import { readCodePostal } from '../../../../shared/domain/identifiant/code-postal.ts';
import { readCourriel } from '../../../../shared/domain/identifiant/courriel.ts';
import { readFranceTravailId } from '../../../../shared/domain/identifiant/france-travail.ts';
import { readNir } from '../../../../shared/domain/identifiant/nir.ts';
import { readTelephone } from '../../../../shared/domain/identifiant/telephone.ts';
import type { Id } from '../../../../shared/domain/site/identifiers.ts';
import { keepNir } from '../../../../shared/domain/usager/keep-nir.ts';
import type { NirDecision } from '../../../../shared/domain/usager/keep-nir.ts';
import { readNaissance } from '../../../../shared/domain/usager/naissance.ts';
import type { UsagerContent } from '../../../../shared/domain/usager/schema.ts';
import type { Result } from '../../../../shared/kernel/result.ts';
import type { FieldKey, UsagerFields } from './usager-fields.ts';

/** What a form says once read: who created the file and when is not asked. */
export type UsagerSaid = Omit<UsagerContent, 'creeLe' | 'creePar'>;

/** A sentence for each field that cannot be read. */
export type FieldErrors = ReadonlyMap<FieldKey, string>;

/** What a form is read with. */
export interface ReadingContext {
  /** The file as it is; null for a new one. */
  readonly before: UsagerContent | null;
  /** The decision that lets numbers be kept; null when there is none. */
  readonly nirDecision: NirDecision | null;
  readonly today: LocalDay;
  readonly author: Id;
}

/** What a form says: `said` once every field holds, `heard` all that could be read, to compare with. */
export interface FormReading {
  readonly said: UsagerSaid | null;
  readonly heard: UsagerSaid;
  readonly errors: FieldErrors;
}

/**
 * A form read: what it says, or a sentence at each field that does not hold, all at once. Empty is
 * unknown; no field is guessed from another.
 */
export function readFields(
  fields: UsagerFields,
  { before, nirDecision, today, author }: ReadingContext,
): FormReading {
  const errors = new Map<FieldKey, string>();
  const at = <T>(key: FieldKey, text: string, read: (text: string) => Result<T>): T | null => {
    if (text.trim() === '') return null;
    const result = read(text);
    if (result.ok) return result.value;
    errors.set(key, result.failure.sentence);
    return null;
  };
  const nom = textOrNull(fields.nom);
  const prenom = textOrNull(fields.prenom);
  if (nom === null && prenom === null)
    errors.set('nom', 'Donnez un nom ou un prénom : l’un des deux suffit.');
  const finalite = fields.finalite.trim();
  if (finalite === '')
    errors.set(
      'finalite',
      'Dites pourquoi cette fiche est nécessaire. Si elle ne l’est pas, une visite sans nom suffit.',
    );

  const said: UsagerSaid = {
    identite: {
      nom,
      prenom,
      autresNoms: unique(fields.autresNoms.flatMap((name) => textOrNull(name) ?? [])),
      naissance: at('naissance', fields.naissance, (text) => readNaissance(text, today)),
    },
    contact: {
      telephones: unique(
        fields.telephones.flatMap(
          (text, line) => at(`telephones.${line}`, text, readTelephone) ?? [],
        ),
      ),
      courriel: at('courriel', fields.courriel, readCourriel),
      adresse: textOrNull(fields.adresse),
      codePostal: at('codePostal', fields.codePostal, readCodePostal),
      commune: fields.commune,
    },
    identifiants: {
      caf: fields.caf.flatMap(({ numero, caisse }, line) => {
        const read = at(`caf.${line}`, numero, readCafNumber);
        if (read === null && numero.trim() === '' && caisse.trim() !== '')
          errors.set(`caf.${line}`, 'Ajoutez le numéro de cette caisse, ou effacez la caisse.');
        return read === null ? [] : { numero: read, caisse: textOrNull(caisse) };
      }),
      franceTravail: unique(
        fields.franceTravail.flatMap(
          (text, line) => at(`franceTravail.${line}`, text, readFranceTravailId) ?? [],
        ),
      ),
      nir: fields.nirGarde,
    },
    foyer: [...fields.foyer],
    finalite,
    informe: readInforme(fields.informeLe, before, author),
    opposition: before?.opposition ?? null,
    dernierContact: before?.dernierContact ?? today,
  };
  if (fields.informeLe > today)
    errors.set('informeLe', 'Ce jour n’est pas encore venu : vérifiez la date.');

  const nir = at('nir', fields.nir, readNir);
  const kept = nir ?? fields.nirGarde;
  const heard = { ...said, identifiants: { ...said.identifiants, nir: kept } };
  // One kept already stays until someone takes it out; another needs the decision.
  if (nir !== null && nir !== fields.nirGarde) {
    const allowed = keepNir(withTrace(heard, author), nir, nirDecision);
    if (!allowed.ok) errors.set('nir', allowed.failure.sentence);
  }
  return { said: errors.size === 0 ? heard : null, heard, errors };
}

/** What is heard as a file, for whoever compares files: its trace is not kept. */
export function withTrace(heard: UsagerSaid, creePar: Id): UsagerContent {
  return { ...heard, creeLe: '', creePar };
}

function readInforme(
  le: string,
  before: UsagerContent | null,
  author: Id,
): UsagerContent['informe'] {
  const day = localDaySchema.safeParse(le);
  if (!day.success) return null;
  return before?.informe?.le === day.data ? before.informe : { le: day.data, par: author };
}

function textOrNull(text: string): string | null {
  const trimmed = text.trim();
  return trimmed === '' ? null : trimmed;
}

function unique<T>(values: readonly T[]): T[] {
  return [...new Set(values)];
}
