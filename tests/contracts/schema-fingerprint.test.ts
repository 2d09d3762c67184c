import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import {
  BACKUP_SETTINGS_VERSION,
  backupSettingsSchema,
} from '../../electron/host/backup/backup-settings.ts';
import { erasedListSchema } from '../../electron/host/backup/erased-list.ts';
import {
  DEMONSTRATION_VERSION,
  demonstrationFileSchema,
} from '../../electron/host/demonstration/demonstration-file.ts';
import { LEDGER_VERSION, openLedger } from '../../electron/host/ledger/open-ledger.ts';
import {
  PUBLICATION_FILE_VERSION,
  publicationFileSchema,
} from '../../electron/host/publications/publication-file.ts';
import { PROFILE_VERSION, profileFileSchema } from '../../electron/host/profile/profile-file.ts';
import {
  COUNT_SCHEMA_VERSION,
  dayCountsSchema,
  dayDocumentSchema,
} from '../../shared/domain/comptage/day-document.ts';
import { monthDocumentSchema } from '../../shared/domain/comptage/month-document.ts';
import {
  envelopeSchema,
  RECORD_SCHEMA_VERSION,
  storedEnvelopeSchema,
} from '../../shared/domain/record/envelope.ts';
import type { Collection } from '../../shared/domain/record/envelope.ts';
import { clearSchemas } from '../../shared/domain/record/clear-schemas.ts';
import { accesSealedSchema } from '../../shared/domain/acces/schema.ts';
import { decisionSealedSchema } from '../../shared/domain/decision/schema.ts';
import { dossierSealedSchema } from '../../shared/domain/dossier/schema.ts';
import { formulaireSealedSchema } from '../../shared/domain/formulaire/schema.ts';
import { importSealedSchema } from '../../shared/domain/import/schema.ts';
import { mandatSealedSchema } from '../../shared/domain/mandat/schema.ts';
import { presenceSealedSchema } from '../../shared/domain/presence/schema.ts';
import { rappelSealedSchema } from '../../shared/domain/rappel/schema.ts';
import { rdvSealedSchema } from '../../shared/domain/rdv/desk-rdv.ts';
import { seanceSealedSchema } from '../../shared/domain/seance/schema.ts';
import { usagerSealedSchema } from '../../shared/domain/usager/schema.ts';
import {
  BACKUP_VERSION,
  backupHeaderSchema,
} from '../../shared/domain/sauvegarde/backup-header.ts';
import { VAULT_FILE_VERSION, vaultFileSchema } from '../../shared/domain/vault/vault-file.ts';
import { visiteClearSchema, visiteSealedSchema } from '../../shared/domain/visite/schema.ts';
import { themeSchema } from '../../shared/domain/vocabulary/theme.ts';
import * as calendar from '../../shared/sync/calendar.ts';
import * as messages from '../../shared/sync/messages.ts';
import { deskPaths, limits, PROTOCOL_VERSION } from '../../shared/sync/protocol.ts';
import {
  publicationLimits,
  publicationsAnswerSchema,
  publicationsPath,
  publicationsQuerySchema,
  PUBLICATIONS_VERSION,
  contentSchemas,
} from '../../shared/sync/publications.ts';
import {
  describeSchema,
  fingerprint,
  fingerprintSchemas,
  judgeFrozen,
} from './schema-fingerprint.ts';

const frozen = z
  .record(z.string(), z.record(z.string(), z.string()))
  .parse(JSON.parse(readFileSync(join(import.meta.dirname, 'frozen-schemas.json'), 'utf8')));

const messageSchemas = {
  enrolRequest: messages.enrolRequestSchema,
  enrolAnswer: messages.enrolAnswerSchema,
  countsRequest: messages.countsRequestSchema,
  countAnswer: messages.countAnswerSchema,
  countsAnswer: messages.countsAnswerSchema,
  helloAnswer: messages.helloAnswerSchema,
  ownDocumentsQuery: messages.ownDocumentsQuerySchema,
  ownDocumentsAnswer: messages.ownDocumentsAnswerSchema,
  tokenRequest: messages.tokenRequestSchema,
  tokenAnswer: messages.tokenAnswerSchema,
  refusal: messages.refusalMessageSchema,
};

const calendarSchemas = {
  query: calendar.calendarQuerySchema,
  change: calendar.calendarChangeSchema,
  answer: calendar.calendarAnswerSchema,
  changed: calendar.calendarChangedSchema,
  genre: calendar.calendarGenreSchema,
  request: calendar.calendarRequestSchema,
  requests: calendar.calendarRequestsSchema,
  touched: calendar.touchedRdvSchema,
  requestAnswer: calendar.calendarRequestAnswerSchema,
  answers: calendar.calendarAnswersSchema,
  permanenceTenue: calendar.permanenceTenueSchema,
};

const folder = mkdtempSync(join(tmpdir(), 'relais-format-'));
let ledgerTables: unknown;

beforeAll(() => {
  const opened = openLedger(folder, { bytes: (length) => new Uint8Array(length) });
  if (!opened.ok) throw new Error(opened.failure.sentence);
  ledgerTables = opened.value.database
    .prepare('SELECT type, name, sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY name')
    .all()
    .map((row) => ({ ...row, sql: String(row['sql']).replaceAll(/\s+/g, ' ') }));
  opened.value.close();
});
afterAll(() => rmSync(folder, { recursive: true }));

const prefixKeys = (prefix: string, schemas: Readonly<Record<string, z.ZodType>>) =>
  Object.fromEntries(Object.entries(schemas).map(([key, it]) => [`${prefix}-${key}`, it]));

/** Every format that is written or sent, by the constant that names its version. */
const formats: readonly {
  readonly constant: string;
  readonly version: number;
  readonly current: () => string;
}[] = [
  {
    constant: 'RECORD_SCHEMA_VERSION',
    version: RECORD_SCHEMA_VERSION,
    current: () =>
      fingerprintSchemas({
        envelope: envelopeSchema,
        stored: storedEnvelopeSchema,
        ...prefixKeys('clear', clearSchemas),
        ...prefixKeys('sealed', {
          visite: visiteSealedSchema,
          presence: presenceSealedSchema,
          rappel: rappelSealedSchema,
          rdv: rdvSealedSchema,
          seance: seanceSealedSchema,
          import: importSealedSchema,
          usager: usagerSealedSchema,
          dossier: dossierSealedSchema,
          mandat: mandatSealedSchema,
          acces: accesSealedSchema,
          decision: decisionSealedSchema,
          formulaire: formulaireSealedSchema,
        } satisfies Record<Collection, z.ZodType>),
      }),
  },
  {
    constant: 'COUNT_SCHEMA_VERSION',
    version: COUNT_SCHEMA_VERSION,
    current: () => fingerprintSchemas({ day: dayDocumentSchema, month: monthDocumentSchema }),
  },
  {
    constant: 'PROTOCOL_VERSION',
    version: PROTOCOL_VERSION,
    current: () =>
      fingerprint({ messages: fingerprintSchemas(messageSchemas), paths: deskPaths, limits }),
  },
  {
    constant: 'PUBLICATIONS_VERSION',
    version: PUBLICATIONS_VERSION,
    current: () =>
      fingerprint({
        messages: fingerprintSchemas({
          query: publicationsQuerySchema,
          answer: publicationsAnswerSchema,
          ...contentSchemas,
        }),
        path: publicationsPath,
        limits: publicationLimits,
      }),
  },
  {
    constant: 'CALENDAR_VERSION',
    version: calendar.CALENDAR_VERSION,
    current: () =>
      fingerprint({
        messages: fingerprintSchemas({ ...calendarSchemas, ...calendar.calendarContentSchemas }),
        paths: calendar.calendarPaths,
        event: calendar.CALENDAR_CHANGED,
        limits: calendar.calendarLimits,
      }),
  },
  {
    constant: 'PUBLICATION_FILE_VERSION',
    version: PUBLICATION_FILE_VERSION,
    current: () => fingerprintSchemas({ publications: publicationFileSchema }),
  },
  {
    constant: 'VAULT_FILE_VERSION',
    version: VAULT_FILE_VERSION,
    current: () => fingerprintSchemas({ vault: vaultFileSchema }),
  },
  {
    constant: 'PROFILE_VERSION',
    version: PROFILE_VERSION,
    current: () => fingerprintSchemas({ profile: profileFileSchema }),
  },
  {
    constant: 'DEMONSTRATION_VERSION',
    version: DEMONSTRATION_VERSION,
    current: () => fingerprintSchemas({ demonstration: demonstrationFileSchema }),
  },
  {
    constant: 'BACKUP_VERSION',
    version: BACKUP_VERSION,
    current: () => fingerprintSchemas({ header: backupHeaderSchema, erased: erasedListSchema }),
  },
  {
    constant: 'BACKUP_SETTINGS_VERSION',
    version: BACKUP_SETTINGS_VERSION,
    current: () => fingerprintSchemas({ settings: backupSettingsSchema }),
  },
  {
    constant: 'LEDGER_VERSION',
    version: LEDGER_VERSION,
    current: () => fingerprint(ledgerTables),
  },
];

describe('the formats that are written to disk or sent', () => {
  it.each(formats)('$constant names what it named when it was frozen', (format) => {
    const { constant, version, current } = format;
    const verdict = judgeFrozen(constant, version, current(), frozen[constant] ?? {});
    expect(verdict).toBeNull();
  });

  it('freezes no format that no longer exists', () => {
    expect(Object.keys(frozen).toSorted()).toEqual(formats.map((it) => it.constant).toSorted());
  });

  it('covers every message of the protocol', () => {
    const schemas = Object.values(messages).filter((it) => it instanceof z.ZodType);
    expect(new Set(Object.values(messageSchemas))).toEqual(new Set(schemas));
    const dated = Object.values(calendar).filter((it) => it instanceof z.ZodType);
    expect(new Set(Object.values(calendarSchemas))).toEqual(new Set(dated));
  });
});

describe('the fingerprint', () => {
  const refined = (message: string) => envelopeSchema.refine(() => true, { message });
  const before = fingerprint(describeSchema(envelopeSchema));

  it.each([
    ['a field added', envelopeSchema.extend({ more: z.string().optional() })],
    ['a field taken away', envelopeSchema.omit({ rev: true })],
    ['a limit moved', envelopeSchema.extend({ rev: z.int().min(0) })],
    ['null allowed', envelopeSchema.extend({ localDay: envelopeSchema.shape.localDay.nullable() })],
    ['unknown fields let in', z.looseObject(envelopeSchema.shape)],
    ['a rule JSON Schema cannot say', refined('a rule')],
  ])('changes with %s', (_change, schema) => {
    expect(fingerprint(describeSchema(schema))).not.toBe(before);
  });

  it('changes with one more word in a vocabulary', () => {
    const more = z.enum([...themeSchema.options, 'T6']);
    expect(fingerprint(describeSchema(more))).not.toBe(fingerprint(describeSchema(themeSchema)));
  });

  it('reads the rules of schemas deep inside others', () => {
    expect(describeSchema(dayDocumentSchema).refinements).toEqual([
      '/shape/counts: visites by canal do not add up',
      '/shape/counts: demandes by thème do not add up',
      '/shape/counts: more demandes by opérateur than demandes',
      '/shape/counts: a visite holds at least one demande',
      '/shape/counts: firsts of a year are firsts of their month, day and visite',
      '/shape/counts: collective sessions by type do not add up',
    ]);
    expect(describeSchema(visiteClearSchema).refinements).toEqual([
      '/innerType/shape/premieres/innerType: the first of a year is the first of its month, and of its day',
    ]);
    expect(describeSchema(messages.enrolAnswerSchema).refinements).toEqual([
      '/shape/zone: unknown time zone',
    ]);
  });

  it('tells a rule from the same rule worded otherwise, or standing elsewhere', () => {
    expect(fingerprint(describeSchema(refined('one')))).not.toBe(
      fingerprint(describeSchema(refined('other'))),
    );
    const inside = z.object({ a: dayCountsSchema, b: z.string() });
    const elsewhere = z.object({ a: z.string(), b: dayCountsSchema });
    expect(describeSchema(inside).refinements).not.toEqual(describeSchema(elsewhere).refinements);
  });

  it('does not depend on the order fields are written in', () => {
    const { id, rev } = envelopeSchema.shape;
    expect(fingerprintSchemas({ it: z.object({ id, rev }) })).toBe(
      fingerprintSchemas({ it: z.object({ rev, id }) }),
    );
  });
});

describe('the verdict on a format', () => {
  it('passes what was frozen', () => {
    expect(judgeFrozen('V', 2, 'b', { '1': 'a', '2': 'b' })).toBeNull();
  });

  it('refuses a change without a new version, and says what to do', () => {
    const sentence = judgeFrozen('V', 1, 'other', { '1': 'a' });
    expect(sentence).toContain('changed while it stayed 1');
    expect(sentence).toContain('raise V');
    expect(sentence).toContain('other');
  });

  it('asks for a new version to be frozen', () => {
    expect(judgeFrozen('V', 2, 'b', { '1': 'a' })).toContain('add "2": "b"');
  });

  it('refuses a version that goes back', () => {
    expect(judgeFrozen('V', 1, 'a', { '1': 'a', '2': 'b' })).toContain('never goes back');
  });
});
