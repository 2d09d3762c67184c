import { Button, SimpleGrid } from '@mantine/core';
import type { Figures } from '../../shared/sync/pilotage-api.ts';
import type { Zone } from '../../shared/domain/calendar/local-day.ts';
import { EmptyState } from '../ui/empty-state.tsx';
import { NBSP } from '../ui/format.ts';
import { Notice } from '../ui/notice.tsx';
import { Stat } from '../ui/stat.tsx';
import { CrossSection } from './cross-section.tsx';
import { SitesSection } from './sites-section.tsx';
import { ThemesSection } from './themes-section.tsx';
import type { ViewMode } from './view.ts';
import { SUM_OF_SITES } from './wording.ts';

/** The three units side by side, then each platform, each thème, and the two crossed. */
export function NetworkFigures({
  figures,
  zone,
  period,
  onChangeMode,
}: {
  readonly figures: Figures;
  readonly zone: Zone;
  /** The period in words: `novembre 2026`. */
  readonly period: string;
  readonly onChangeMode: (mode: ViewMode) => void;
}) {
  if (figures.sites.every(({ lastReceived }) => lastReceived === null)) {
    return (
      <EmptyState
        title={`Rien reçu${NBSP}: ${period}`}
        action={
          figures.period === 'jour' && (
            <Button onClick={() => onChangeMode('mois')}>Voir le mois</Button>
          )
        }
      >
        Aucune plateforme n’a envoyé de chiffres pour cette période. Un poste les envoie dès sa
        première visite de la journée, une fois saisi le code d’enrôlement que vous lui avez remis.
      </EmptyState>
    );
  }

  const { total } = figures;
  return (
    <>
      <ProvenanceNotice figures={figures} />
      <SimpleGrid cols={{ base: 1, xs: 3 }}>
        <Stat value={total.visites} label={total.visites < 2 ? 'visite' : 'visites'} />
        <Stat value={total.demandes} label={total.demandes < 2 ? 'demande' : 'demandes'} />
        <Stat
          value={total.usagersSuivis}
          label={total.usagersSuivis < 2 ? 'usager suivi' : 'usagers suivis'}
          note={SUM_OF_SITES}
        />
      </SimpleGrid>
      <SitesSection figures={figures} zone={zone} />
      <ThemesSection figures={figures} />
      <CrossSection figures={figures} />
    </>
  );
}

function ProvenanceNotice({ figures: { provenances } }: { readonly figures: Figures }) {
  if (!provenances.includes('fictif')) return null;
  return (
    <Notice kind="warn" word="Démonstration">
      {provenances.includes('mesure')
        ? 'une partie de ces chiffres est fictive.'
        : 'chiffres fictifs.'}
    </Notice>
  );
}
