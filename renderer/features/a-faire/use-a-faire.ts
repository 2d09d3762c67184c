import { useEffect, useMemo, useState } from 'react';
import type { LocalDay } from '../../../shared/domain/calendar/local-day.ts';
import { deskContext } from '../../../shared/domain/echeance/desk-context.ts';
import type { EcheanceContext } from '../../../shared/domain/echeance/quand.ts';
import type { DeskIdentity } from '../../../shared/domain/site/desk-identity.ts';
import type { Id } from '../../../shared/domain/site/identifiers.ts';
import type { DeskSession } from '../../data/desk-session.ts';
import { giveWay } from '../../data/give-way.ts';
import { rdvKind } from '../../data/agenda/rdv-kind.ts';
import { usePublished } from '../../data/publications/published.ts';
import type { Published } from '../../data/publications/published.ts';
import { rappelKind } from '../../data/rappels/rappels.ts';
import type { Rappel } from '../../data/rappels/rappels.ts';
import { useWaiting } from '../../data/records/use-waiting.ts';
import { useRegistre } from '../../data/registre/registre.ts';
import type { Registre } from '../../data/registre/registre-keeper.ts';
import type { DossierResume } from '../../data/registre/resumes.ts';
import type { AFaireLine } from './a-faire-line.ts';
import { standingCatalogue } from './catalogue.ts';
import { dossierLines } from './dossier-lines.ts';
import { mandatLines, purgeLines, rappelLines, rdvLines } from './other-lines.ts';

/** Dossiers whose deadlines are computed before the page gets its turn. */
const SLICE = 20;

/** What there is to do, and what it was drawn from. */
export interface AFaire {
  readonly registre: Registre;
  readonly rappels: readonly Rappel[];
  /** Undefined until everything was read once; then those before, while new ones are drawn. */
  readonly lines: readonly AFaireLine[] | undefined;
}

/** Everything to do at this desk, followed live. */
export function useAFaire(session: DeskSession, today: LocalDay): AFaire {
  const registre = useRegistre(session);
  const rappels = useWaiting(session, rappelKind, 'rappel');
  const rdvs = useWaiting(session, rdvKind, 'rdv');
  const published = usePublished();
  const { identity } = session;
  const { etat, dossiers, mandats, usagers } = registre;
  const fromDossiers = useDossierLines(etat === 'pret' ? dossiers : null, identity, {
    today,
    published,
  });
  const lines = useMemo(
    () =>
      fromDossiers === undefined || rappels === undefined || rdvs === undefined
        ? undefined
        : [
            ...fromDossiers,
            ...rappelLines(rappels),
            ...rdvLines(rdvs, today),
            ...mandatLines(mandats, today),
            ...purgeLines(usagers, today),
          ],
    [fromDossiers, rappels, rdvs, mandats, usagers, today],
  );
  return { registre, rappels: rappels ?? NONE, lines };
}

const NONE: readonly Rappel[] = [];

/** What the lines of a dossier depend on beside itself: the day, and what was published. */
interface Moment {
  readonly today: LocalDay;
  readonly published: Published;
}

function useDossierLines(
  dossiers: ReadonlyMap<Id, DossierResume> | null,
  identity: DeskIdentity,
  { today, published }: Moment,
): readonly AFaireLine[] | undefined {
  const [lines, setLines] = useState<readonly AFaireLine[]>();
  useEffect(() => {
    if (dossiers === null) return;
    let left = false;
    const draw = async () => {
      const context = deskContext(identity, today, standingCatalogue.calendrier);
      const drawn: (readonly AFaireLine[])[] = [];
      let fresh = 0;
      for (const dossier of dossiers.values()) {
        if (dossier.suivi === null) continue;
        if (!isDrawn(dossier, { today, published })) {
          fresh += 1;
          if (fresh % SLICE === 0) await giveWay('background');
          if (left) return;
        }
        drawn.push(drawOnce(dossier, { today, published }, context));
      }
      setLines(drawn.flat());
    };
    void draw();
    return () => {
      left = true;
    };
  }, [dossiers, identity, today, published]);
  return lines;
}

/** The lines of a dossier, drawn once for a moment: most of them never change. */
function drawOnce(
  dossier: DossierResume,
  moment: Moment,
  context: EcheanceContext,
): readonly AFaireLine[] {
  const known = drawnByDossier.get(dossier);
  if (known !== undefined && isDrawn(dossier, moment)) return known.lines;
  const lines = dossierLines(dossier, standingCatalogue, context);
  drawnByDossier.set(dossier, { ...moment, lines });
  return lines;
}

function isDrawn(dossier: DossierResume, { today, published }: Moment): boolean {
  const known = drawnByDossier.get(dossier);
  return known?.today === today && known.published === published;
}

/** Gone with the dossier, which is another one as soon as it changes. */
const drawnByDossier = new WeakMap<
  DossierResume,
  Moment & { readonly lines: readonly AFaireLine[] }
>();
