import { Text } from '@mantine/core';
import type { Zone } from '../../../shared/domain/calendar/local-day.ts';
import type { Published } from '../../data/publications/published.ts';
import { count, formatInstant } from '../../ui/format.ts';
import { Notice } from '../../ui/notice.tsx';

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
      {nonLus > 0 && (
        <Notice kind="warn">
          {count(nonLus, 'publication vient', 'publications viennent')} d’une version plus récente
          de Relais et ne se lit pas ici&nbsp;: mettez ce poste à jour. Rien n’est perdu.
        </Notice>
      )}
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
