import { Stack, Text } from '@mantine/core';
import type { DayRange } from '../../../shared/domain/comptage/period.ts';
import type { DeskSession } from '../../data/desk-session.ts';
import { useLostDetail } from '../../data/figures/use-lost-detail.ts';
import { Notice } from '../../ui/notice.tsx';
import { lostWords } from './lost-words.ts';

/** After a backup was put back: what the département counts of a period and this desk no longer shows. */
export function LostDetail({
  session,
  period,
}: {
  readonly session: DeskSession;
  readonly period: DayRange;
}) {
  const words = lostWords(useLostDetail(session), period);
  if (words === null) return null;
  return (
    <Notice kind="info" word="Sauvegarde remise en place">
      {words.title}
      <Stack component="span" gap={2} mt={4}>
        {words.days.length > 0 && <Text span>{words.days.join(', ')}.</Text>}
        <Text span>{words.detail}</Text>
      </Stack>
    </Notice>
  );
}
