import { Progress, Skeleton, Stack, Text } from '@mantine/core';
import { NBSP } from '../../ui/format.ts';

/** Before the figures are there: their place, and how far counting them is when it takes long. */
export function Waiting({ percent }: { readonly percent: number | null }) {
  return (
    <Stack gap="md" aria-busy="true">
      {percent !== null && <Counting percent={percent} />}
      <Skeleton height={120} />
      <Skeleton height={360} />
    </Stack>
  );
}

/** How far the counting is, in words and in a bar. */
export function Counting({ percent }: { readonly percent: number | null }) {
  return (
    <Stack gap={4}>
      <Text id="calcul-des-chiffres">
        Calcul des chiffres{NBSP}: {percent ?? 0}
        {NBSP}%
      </Text>
      <Progress.Root>
        <Progress.Section value={percent ?? 0} aria-labelledby="calcul-des-chiffres" />
      </Progress.Root>
    </Stack>
  );
}
