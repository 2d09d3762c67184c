import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { motifs } from '../../../renderer/visiteurs/motifs.ts';
import {
  ANSWER_WITHIN,
  createVisitorPage,
  IDLE_FOR,
  READ_FOR,
} from '../../../renderer/visiteurs/visitor-page.ts';
import { langues } from '../../../renderer/visiteurs/wording.ts';
import { visitorMessageSchema } from '../../../shared/domain/presence/visitor-messages.ts';
import type { VisitorMessage } from '../../../shared/domain/presence/visitor-messages.ts';
import { createFakeRandom } from '../../support/fake-random.ts';
import { createFakeTime } from '../../support/fake-time.ts';

function openPage() {
  const said: VisitorMessage[] = [];
  const time = createFakeTime('2026-05-12T08:00:00Z');
  const page = createVisitorPage({
    say: (message) => said.push(message),
    random: createFakeRandom('page'),
    schedule: time.schedule,
  });
  const arrivals = () => said.flatMap((it) => (it.kind === 'arrivee' ? [it] : []));
  const demande = () => arrivals().at(-1)?.demande ?? '';
  return { page, said, time, arrivals, demande };
}

const START = { langue: 'fr', appel: null, step: { kind: 'choix' } };

describe('the page in front of visitors', () => {
  it('starts in French, with its question, and asks which number is being received', () => {
    const { page, said } = openPage();
    expect(page.view()).toEqual(START);
    expect(said).toEqual([{ kind: 'bonjour' }]);
  });

  it('asks the desk for a number with a theme and a language, and nothing else', () => {
    const { page, arrivals } = openPage();
    page.speak('ar');
    page.choose('logement');
    expect(page.view().step).toEqual({ kind: 'attente' });
    expect(arrivals()).toEqual([
      {
        kind: 'arrivee',
        demande: expect.any(String),
        themeDeVie: 'logement',
        langue: 'ar',
      },
    ]);
  });

  it('shows the number long enough to be read, then is French again for the next person', async () => {
    const { page, time, demande } = openPage();
    page.speak('pt');
    page.choose('numerique');
    page.hear({ kind: 'numero', demande: demande(), numero: 12 });
    expect(page.view()).toMatchObject({ langue: 'pt', step: { kind: 'numero', numero: 12 } });
    await time.advance(READ_FOR - 1);
    expect(page.view().step.kind).toBe('numero');
    await time.advance(1);
    expect(page.view()).toEqual(START);
  });

  it('does not wait for the next person to be done with', () => {
    const { page, demande } = openPage();
    page.choose('autre');
    page.hear({ kind: 'numero', demande: demande(), numero: 3 });
    page.finish();
    expect(page.view()).toEqual(START);
  });

  it('takes two quick touches for one', () => {
    const { page, arrivals } = openPage();
    page.choose('logement');
    page.choose('autre');
    expect(arrivals()).toHaveLength(1);
  });

  it('left in another language by nobody, is French again', async () => {
    const { page, time } = openPage();
    page.speak('uk');
    await time.advance(IDLE_FOR - 1);
    expect(page.view().langue).toBe('uk');
    await time.advance(1);
    expect(page.view()).toEqual(START);
  });

  it('may be read in another language while the number is shown', async () => {
    const { page, time, demande } = openPage();
    page.choose('autre');
    page.hear({ kind: 'numero', demande: demande(), numero: 4 });
    page.speak('en');
    expect(page.view()).toMatchObject({ langue: 'en', step: { kind: 'numero', numero: 4 } });
    await time.advance(READ_FOR);
    expect(page.view()).toEqual(START);
  });
});

describe('when no number comes', () => {
  it('sends to the desk within seconds, in the language chosen, and tells the desk so', async () => {
    const { page, said, time, demande } = openPage();
    page.speak('es');
    page.choose('argent-impots');
    await time.advance(ANSWER_WITHIN);
    expect(page.view()).toMatchObject({ langue: 'es', step: { kind: 'refus', raison: 'accueil' } });
    expect(said.at(-1)).toEqual({ kind: 'renonce', demande: demande() });
    await time.advance(READ_FOR);
    expect(page.view()).toEqual(START);
  });

  it('does not show a number that comes after that', async () => {
    const { page, time, demande } = openPage();
    page.choose('logement');
    await time.advance(ANSWER_WITHIN);
    page.hear({ kind: 'numero', demande: demande(), numero: 5 });
    expect(page.view().step.kind).toBe('refus');
  });

  it.each([
    ['trop', 'trop'],
    ['impossible', 'accueil'],
  ])('says what to do when the desk refuses (%s)', (raison, shown) => {
    const { page, demande } = openPage();
    page.choose('logement');
    page.hear({ kind: 'refus', demande: demande(), raison });
    expect(page.view().step).toEqual({ kind: 'refus', raison: shown });
  });

  it('takes nobody else’s number', () => {
    const { page } = openPage();
    page.choose('logement');
    page.hear({ kind: 'numero', demande: '5e8b2c94-1f6d-4a07-b3c2-d94e70a1f835', numero: 9 });
    expect(page.view().step.kind).toBe('attente');
  });
});

describe('the number being received', () => {
  it('is shown whatever the page is at, until the desk says otherwise', async () => {
    const { page, time } = openPage();
    page.hear({ kind: 'appel', numero: 11 });
    page.choose('logement');
    await time.advance(ANSWER_WITHIN + READ_FOR);
    expect(page.view()).toEqual({ ...START, appel: 11 });
    page.hear({ kind: 'appel', numero: null });
    expect(page.view()).toEqual(START);
  });
});

it('whatever is touched or heard, the page says only what the desk understands, and comes back', async () => {
  const happening = fc.oneof(
    fc.constantFrom(...motifs).map((motif) => ({ kind: 'choose' as const, motif })),
    fc.constantFrom(...langues).map((langue) => ({ kind: 'speak' as const, langue })),
    fc.constant({ kind: 'finish' as const }),
    fc.nat({ max: 20_000 }).map((wait) => ({ kind: 'wait' as const, wait })),
    fc
      .oneof(
        fc.anything(),
        fc.record({
          kind: fc.constantFrom('numero', 'appel', 'refus', 'arrivee'),
          demande: fc.uuid(),
          numero: fc.integer({ min: -1, max: 1001 }),
        }),
      )
      .map((message) => ({ kind: 'hear' as const, message })),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(happening, { maxLength: 25 }), async (happenings) => {
      const { page, said, time } = openPage();
      for (const next of happenings) {
        if (next.kind === 'choose') page.choose(next.motif);
        else if (next.kind === 'speak') page.speak(next.langue);
        else if (next.kind === 'finish') page.finish();
        else if (next.kind === 'wait') await time.advance(next.wait);
        else page.hear(next.message);
      }
      await time.advance(ANSWER_WITHIN + READ_FOR + IDLE_FOR);
      expect(page.view()).toMatchObject({ langue: 'fr', step: { kind: 'choix' } });
      for (const message of said)
        expect(visitorMessageSchema.safeParse(message).success).toBe(true);
    }),
    { numRuns: 60 },
  );
});
