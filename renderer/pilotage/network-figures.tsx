import { Button, SimpleGrid, Text } from '@mantine/core';
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
import { sayThreshold, SUM_OF_SITES } from './wording.ts';

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
        <Stat value={total.visites} label={isOne(total.visites) ? 'visite' : 'visites'} />
        <Stat value={total.demandes} label={isOne(total.demandes) ? 'demande' : 'demandes'} />
        <Stat
          value={total.usagersSuivis}
          label={isOne(total.usagersSuivis) ? 'usager suivi' : 'usagers suivis'}
          note={SUM_OF_SITES}
        />
      </SimpleGrid>
      <SitesSection figures={figures} zone={zone} />
      {figures.themesThrough === null ? (
        <Text>
          Les thèmes sont publiés par mois, une fois le mois terminé{NBSP}: un jour seul en dirait
          trop sur qui est venu.
        </Text>
      ) : (
        <>
          <ThemesSection figures={figures} />
          <CrossSection figures={figures} />
        </>
      )}
      {figures.threshold > 1 && <Text c="dimmed">{sayThreshold(figures.threshold)}</Text>}
    </>
  );
}

function isOne(figure: number | null): boolean {
  return figure !== null && figure < 2;
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
