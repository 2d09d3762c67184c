/**
 * How the registre holds with many usagers and dossiers: seals them as a desk does, opens them into
 * memory, searches. Usage: `node --expose-gc bench/registre.ts [usagers] [dossiers]`. A measure to
 * read, never a test.
 */
import '../tests/support/temporal.ts';
import fiches from '../resources/catalogue/fiches.json' with { type: 'json' };
import { dossierKind } from '../renderer/data/dossiers/dossier-kind.ts';
import { sealEntry } from '../renderer/data/records/entry.ts';
import type { Entry, RecordKind } from '../renderer/data/records/entry.ts';
import { createRegistreMaps } from '../renderer/data/registre/registre-maps.ts';
import { searchRegistre } from '../renderer/data/registre/search-registre.ts';
import { createSealer } from '../renderer/data/sealing/sealer.ts';
import type { StoredRow } from '../renderer/data/store/desk-database.ts';
import { usagerKind } from '../renderer/data/usagers/usager-kind.ts';
import { localDaySchema } from '../shared/domain/calendar/local-day.ts';
import { formatReference } from '../shared/domain/dossier/reference.ts';
import { dossierSealedSchema } from '../shared/domain/dossier/schema.ts';
import { deskLetterSchema, idSchema } from '../shared/domain/site/identifiers.ts';
import { createId } from '../shared/kernel/random.ts';
import { usagerNumber } from './records/usagers.ts';

const USAGERS = Number(process.argv[2] ?? 20_000);
const DOSSIERS = Number(process.argv[3] ?? 50_000);

/** One dossier in so many is still open. */
const OPEN = 5;

const random = { bytes: (length: number) => crypto.getRandomValues(new Uint8Array(length)) };
const newId = () => idSchema.parse(createId(random));
const sealer = createSealer(random.bytes(32), newId(), random);
const author = newId();
const day = localDaySchema.parse('2026-05-12');

const usagers = Array.from({ length: USAGERS }, (_, index) => ({
  id: newId(),
  row: usagerNumber(index, day),
}));

gc?.();
const before = process.memoryUsage().heapUsed;
const rows: StoredRow[] = [];
await timed(`${USAGERS} usagers et ${DOSSIERS} dossiers scellés`, () => {
  for (const { id, row } of usagers) store(usagerKind, { ...head(id), clear: {}, sealed: row });
  for (let index = 0; index < DOSSIERS; index += 1) {
    const isOpen = index % OPEN === 0;
    const sealed = createDossier(index, isOpen);
    store(dossierKind, { ...head(newId()), clear: { etat: isOpen ? 'ouvert' : 'clos' }, sealed });
  }
});

const maps = createRegistreMaps({ sealer, store: { database: { isOpen: () => true } } });
await timed('ouverts en mémoire, un par un', () => rows.forEach((row) => maps.place(row)));
rows.length = 0;
const registre = maps.publish();
await timed('une valeur publiée de plus', () => new Map(registre.dossiers));
gc?.();
const held = (process.memoryUsage().heapUsed - before) / 1e6;
process.stdout.write(`mémoire tenue : ${held.toFixed(0)} Mo\n`);

const times: number[] = [];
for (let index = 0; index < 400; index += 1) {
  for (const query of queriesOf((index * 997) % USAGERS)) {
    const start = performance.now();
    searchRegistre(registre, query);
    times.push(performance.now() - start);
  }
}
times.sort((a, b) => a - b);
const at = (share: number) => (times[Math.floor(times.length * share)] ?? 0).toFixed(1);
process.stdout.write(
  `${times.length} recherches : médiane ${at(0.5)} ms, p95 ${at(0.95)} ms, pire ${at(0.999)} ms\n`,
);

/** What one types to find someone: whole, unfinished, with a slip, by number, by birth, by démarche. */
function queriesOf(index: number): readonly string[] {
  const { identite } = usagers[index]?.row ?? {};
  const nom = identite?.nom ?? '';
  const prenom = identite?.prenom ?? '';
  return [
    nom,
    `${prenom} ${nom}`,
    nom.slice(0, 2),
    nom.slice(0, 3),
    `${nom.slice(0, 2)}x${nom.slice(3)}`,
    `${nom.slice(0, 1)}${nom.slice(2)} ${prenom}`,
    String(1_000_000 + index),
    String(index + 1),
    `${nom} 12/04/1958`,
    `${nom} rsa`,
    'zzzzzz yyyyy',
  ];
}

function createDossier(index: number, isOpen: boolean) {
  const fiche = fiches.fiches[index % fiches.fiches.length];
  if (fiche === undefined) throw new Error('The catalogue has no fiche.');
  const of = usagers[index % usagers.length];
  const etape = {
    jour: day,
    noteLe: '2026-05-12T10:00:00Z',
    par: author,
    motif: null,
    annule: null,
  };
  return dossierSealedSchema.parse({
    reference: formatReference({
      prefix: 'MVJ',
      desk: deskLetterSchema.parse('A'),
      annee: 2016 + (index % 11),
      numero: 1 + Math.floor(index / 11),
    }),
    usager: of?.id,
    demarche: fiche.id,
    catalogue: '2026-11-01',
    operateur: 'caf',
    ensemble: null,
    mandat: null,
    ouvertLe: day,
    ouvertPar: author,
    depotPrevu: null,
    reponses: { locataire: 'oui', salarie: 'non' },
    liste: fiche.pieces,
    pieces: fiche.pieces.map(({ label }) => ({
      piece: label,
      etat: 'vue',
      vueLe: day,
      dateDocument: day,
      alternative: null,
      motif: null,
    })),
    echeances: [{ regle: 'une-regle', ancre: { jour: day, heure: null }, etat: 'a-faire' }],
    notes: [
      { le: '2026-05-12T10:00:00Z', par: author, texte: 'Une note de quelques mots. '.repeat(6) },
    ],
    copies: [],
    visites: [],
    journal: isOpen ? [] : [{ ...etape, etape: 'clore' }],
  });
}

function head(id: StoredRow['id']) {
  return { id, rev: 1, localDay: day };
}

function store<Clear extends object, Sealed>(
  kind: RecordKind<Clear, Sealed>,
  entry: Entry<Clear, Sealed>,
): void {
  rows.push({ ...sealEntry(kind, sealer, entry), seq: rows.length + 1, held: false });
}

async function timed(what: string, work: () => unknown): Promise<void> {
  const start = performance.now();
  await work();
  process.stdout.write(`${what} : ${((performance.now() - start) / 1000).toFixed(2)} s\n`);
}
