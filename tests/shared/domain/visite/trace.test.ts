import { describe, expect, it } from 'vitest';
import { localDaySchema } from '../../../../shared/domain/calendar/local-day.ts';
import { idSchema } from '../../../../shared/domain/site/identifiers.ts';
import { blankSealedHalf } from '../../../../shared/domain/visite/passage.ts';
import {
  MAX_VERSIONS,
  visiteClearSchema,
  visiteSealedSchema,
} from '../../../../shared/domain/visite/schema.ts';
import type { VisiteSealed } from '../../../../shared/domain/visite/schema.ts';
import { appendVersion } from '../../../../shared/domain/visite/trace.ts';

const author = idSchema.parse('330267ac-5c04-409b-bb00-1ee03173afb9');
const localDay = localDaySchema.parse('2026-05-12');
const clear = visiteClearSchema.parse({
  heure: 9,
  canal: 'telephone',
  demandes: [{ theme: 'T9', operateur: null, nature: null }],
  premieres: null,
  etat: 'valide',
  datation: 'horloge',
});

describe('the trace of a visite', () => {
  it('keeps what it was, who changed it, when and how', () => {
    const sealed = blankSealedHalf('2026-05-12T07:00:00Z', author, 1);
    const [version] = appendVersion(
      { localDay, clear, sealed },
      'annulee',
      '2026-05-12T09:00:00Z',
      author,
    );
    const { versions: _, ...contenu } = sealed;
    expect(version).toEqual({
      le: '2026-05-12T09:00:00Z',
      par: author,
      geste: 'annulee',
      localDay,
      clear,
      contenu,
    });
  });

  it('says that nothing was sealed before, for a Passage noted on a locked desk', () => {
    const [version] = appendVersion(
      { localDay, clear, sealed: null },
      'gardee',
      '2026-05-12T09:00:00Z',
      author,
    );
    expect(version?.contenu).toBeNull();
  });

  it('never forgets the first version, and stays within what a sealed half may hold', () => {
    let sealed: VisiteSealed = blankSealedHalf('2026-05-12T07:00:00Z', author, 1);
    for (let change = 0; change < MAX_VERSIONS + 25; change += 1) {
      const le = new Date(Date.UTC(2026, 4, 12, 9, 0, change)).toISOString();
      const versions = appendVersion({ localDay, clear, sealed }, 'corrigee', le, author);
      sealed = visiteSealedSchema.parse({ ...sealed, note: `n° ${change}`, versions });
    }
    expect(sealed.versions).toHaveLength(MAX_VERSIONS);
    expect(sealed.versions[0]?.contenu?.note).toBeNull();
    expect(sealed.versions.at(-1)?.contenu?.note).toBe(`n° ${MAX_VERSIONS + 23}`);
  });

  it('leaves a sealed half within an envelope, however long the notes were', () => {
    const long = { ...blankSealedHalf('2026-05-12T07:00:00Z', author, 20), note: '€'.repeat(4000) };
    let sealed: VisiteSealed = long;
    for (let change = 0; change < MAX_VERSIONS; change += 1)
      sealed = {
        ...long,
        versions: appendVersion(
          { localDay, clear, sealed },
          'corrigee',
          '2026-05-12T09:00:00Z',
          author,
        ),
      };
    expect(sealed.versions.length).toBeGreaterThan(2);
    const bytes = Buffer.from(JSON.stringify(sealed)).length + 41;
    expect(Math.ceil(bytes / 3) * 4).toBeLessThan(256 * 1024);
  });
});
