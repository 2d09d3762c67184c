import { Paper, SimpleGrid, Skeleton } from '@mantine/core';
import classes from './pilotage.module.css';

/** The place the figures will take, so that nothing jumps when they come. */
export function FiguresSkeleton() {
  return (
    <>
      <SimpleGrid cols={{ base: 1, xs: 3 }} aria-hidden="true">
        {['visites', 'demandes', 'usagers'].map((unit) => (
          <Skeleton key={unit} height={132} />
        ))}
      </SimpleGrid>
      {['sites', 'themes'].map((section) => (
        <Paper key={section} withBorder p="lg" aria-hidden="true">
          <Skeleton height={28} width="16rem" mb="lg" />
          <div className={classes['chartAndTable']}>
            <Skeleton height={360} />
            <Skeleton height={360} />
          </div>
        </Paper>
      ))}
    </>
  );
}
