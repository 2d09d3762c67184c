import '../../tests/support/temporal.ts';
import { sealEntry } from '../../renderer/data/records/entry.ts';
import { usagerKind } from '../../renderer/data/usagers/usager-kind.ts';
import type { LocalDay } from '../../shared/domain/calendar/local-day.ts';
import type { Envelope } from '../../shared/domain/record/envelope.ts';
import { idSchema } from '../../shared/domain/site/identifiers.ts';
import { usagerSealedSchema } from '../../shared/domain/usager/schema.ts';
import type { UsagerSealed } from '../../shared/domain/usager/schema.ts';
import { createId } from '../../shared/kernel/random.ts';
import { ANIMATEUR, createInstalledSealer } from '../../tests/support/desk-install.ts';
import { systemRandom } from '../../tests/support/postgres.ts';

/** One invented usager among many; the same number gives the same person. */
export function usagerNumber(index: number, day: LocalDay): UsagerSealed {
  return usagerSealedSchema.parse({
    identite: {
      nom: nameOf(index * 7919),
      prenom: nameOf(index % 400),
      autresNoms: index % 4 === 0 ? [nameOf(index * 31 + 7)] : [],
      naissance: `${1935 + (index % 70)}-0${1 + (index % 9)}-1${index % 10}`,
    },
    contact: {
      telephones: [`+336${String(10_000_000 + index * 13).slice(0, 8)}`],
      courriel: null,
      adresse: `${index} chemin des Essais`,
      codePostal: '48100',
      commune: '48092',
    },
    identifiants: {
      caf: [{ numero: String(1_000_000 + index), caisse: null }],
      franceTravail: [],
      nir: null,
    },
    foyer: [],
    finalite: 'Suivre une demande',
    informe: { le: day, par: ANIMATEUR.id },
    opposition: null,
    dernierContact: day,
    creeLe: '2026-05-12T10:00:00Z',
    creePar: ANIMATEUR.id,
    fusions: [],
  });
}

/** The same people as an unlocked desk seals them. */
export function* sealedUsagers(day: LocalDay, count: number): Generator<Envelope> {
  const sealer = createInstalledSealer();
  for (let index = 0; index < count; index += 1)
    yield sealEntry(usagerKind, sealer, {
      id: idSchema.parse(createId(systemRandom)),
      rev: 1,
      localDay: day,
      clear: {},
      sealed: usagerNumber(index, day),
    });
}

/** A word one can say, one of some thousands. */
function nameOf(index: number): string {
  const syllables = ['ma', 'lo', 'ri', 'ba', 'che', 'du', 'ser', 'vin', 'gau', 'pel', 'tor', 'mi'];
  const parts = [index, index / 12, index / 144, index / 1728].map(
    (value) => syllables[Math.floor(value) % syllables.length],
  );
  return parts.join('');
}
