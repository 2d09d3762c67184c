import { useMemo } from 'react';
import type { LocalDay } from '../../../shared/domain/calendar/local-day.ts';
import type { DeskSession } from '../../data/desk-session.ts';
import { slipOf } from '../../features/agenda/papers.ts';
import {
  dossierPaper,
  ensemblePaper,
  named,
  printedDates,
} from '../../features/dossiers/papers.ts';
import { mandatToPaper } from '../../features/mandats/mandat-to-paper.ts';
import type { PackPapers } from '../../features/packs/pack-props.ts';
import { PackScreen } from '../../features/packs/pack-screen.tsx';
import { PaperPages } from '../../features/papiers/paper-pages.tsx';
import { noticePaper } from '../../features/usagers/papers.ts';
import { guardFile } from './guard-file.tsx';
import { goTo, hrefOf, useSubject } from './use-screen.ts';

/** The pack of a dossier, with the papers other features make; which one is in the address. */
export function PackPlace({
  session,
  today,
}: {
  readonly session: DeskSession;
  readonly today: LocalDay;
}) {
  const opened = useSubject();
  // The same object while nothing changes: another pack is drawn anew.
  const papers = useMemo(
    (): PackPapers => ({
      wordsOf: named,
      listOf: (dossiers) => {
        const [first, ...others] = dossiers;
        if (first === undefined) throw new Error('A pack is of a dossier.');
        return others.length === 0
          ? dossierPaper(session, first, today)
          : ensemblePaper(session, dossiers, today);
      },
      datesOf: (dossier) => printedDates(session, dossier, today),
      mandatOf: (mandat, identite) => mandatToPaper(session, mandat, identite, today),
      noticeOf: (finalite) => noticePaper(session.identity, today, finalite),
      slipOf: (rdv, calendar) => slipOf(rdv, calendar, { identity: session.identity, today }),
    }),
    [session, today],
  );
  return (
    <PackScreen
      session={session}
      today={today}
      id={opened ?? ''}
      papers={papers}
      hrefOfDossier={(id) => hrefOf('dossiers', id)}
      onClosed={() => goTo('usagers')}
      guard={guardFile(session)}
      draw={(pages) => <PaperPages pages={pages} />}
    />
  );
}
