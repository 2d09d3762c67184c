import { randomUUID } from 'node:crypto';
import { sealVisite } from '../../renderer/data/visites/visite-entry.ts';
import type { LocalDay } from '../../shared/domain/calendar/local-day.ts';
import type { Envelope } from '../../shared/domain/record/envelope.ts';
import { idSchema } from '../../shared/domain/site/identifiers.ts';
import { draftToClear, sealDraft } from '../../shared/domain/visite/draft.ts';
import type { VisiteDraft } from '../../shared/domain/visite/draft.ts';
import type { VisiteClear } from '../../shared/domain/visite/schema.ts';
import { ANIMATEUR, createInstalledSealer } from './desk-install.ts';

const sealer = createInstalledSealer();

/** A visite of a day as an installed desk records it, its day given by a person. */
export function visiteOfDay(
  localDay: LocalDay,
  draft: VisiteDraft,
  clear: Partial<Pick<VisiteClear, 'heure' | 'etat'>> = {},
): Envelope {
  return sealVisite(sealer, idSchema.parse(randomUUID()), 1, {
    localDay,
    clear: {
      ...draftToClear(draft),
      heure: null,
      premieres: null,
      etat: 'valide',
      datation: 'confirmee',
      ...clear,
    },
    sealed: sealDraft(draft, { instant: null, auteur: ANIMATEUR.id, source: { kind: 'saisie' } }),
  });
}
