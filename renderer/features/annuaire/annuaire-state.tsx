import { Text } from '@mantine/core';
import type { Zone } from '../../../shared/domain/calendar/local-day.ts';
import type { Published } from '../../data/publications/published.ts';
import { formatInstant } from '../../ui/format.ts';
import { Notice } from '../../ui/notice.tsx';
import { UnreadPublications } from '../../ui/unread-publications.tsx';

/** Where the directory comes from and how old it is. */
export function AnnuaireState({
  published: { recuLe, nonLus },
  linked,
  zone,
}: {
  readonly published: Published;
  readonly linked: boolean | null;
  readonly zone: Zone;
}) {
  return (
    <>
      <UnreadPublications publications={nonLus} />
      {recuLe !== null ? (
        <Text c="dimmed" size="sm">
          Dernières nouvelles de la coordination&nbsp;: {formatInstant(recuLe, zone)}.
        </Text>
      ) : (
        linked === false && (
          <Notice kind="info">
            Ce poste n’est relié à aucun département&nbsp;: l’annuaire n’a que les lieux livrés avec
            Relais. Relié, il reçoit ceux que la coordination publie.
          </Notice>
        )
      )}
    </>
  );
}
