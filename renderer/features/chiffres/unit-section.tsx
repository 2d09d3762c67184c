import { Paper, Tabs, Title } from '@mantine/core';
import { useState } from 'react';
import type { Dimension, Unit } from '../../../shared/domain/comptage/dimension.ts';
import { readCells } from '../../../shared/domain/comptage/dimension.ts';
import type { Figures } from '../../../shared/domain/comptage/figures.ts';
import classes from './chiffres.module.css';
import type { NameCell } from './cell-names.ts';
import { dimensionNames } from './cell-names.ts';
import { DimensionFigures } from './dimension-figures.tsx';
import type { OpenJournal } from './journal-target.ts';

/** One unit cut by one dimension at a time: its bars, and the same figures in a table. */
export function UnitSection({
  unit,
  title,
  dimensions,
  figures,
  before,
  nameCell,
  onDimension,
  onOpen,
}: {
  readonly unit: Unit;
  readonly title: string;
  readonly dimensions: readonly [Dimension, ...Dimension[]];
  readonly figures: Figures;
  readonly before: Figures | null;
  readonly nameCell: NameCell;
  readonly onDimension: (dimension: Dimension) => void;
  readonly onOpen: OpenJournal;
}) {
  const [dimension, setDimension] = useState<Dimension>(dimensions[0]);
  const choose = (name: string | null) => {
    const next = dimensions.find((known) => known === name);
    if (next === undefined) return;
    setDimension(next);
    onDimension(next);
  };
  return (
    <Paper withBorder p="md" component="section" aria-labelledby={`titre-${unit}`}>
      <Title order={2} size="h3" id={`titre-${unit}`} mb="xs">
        {title}
      </Title>
      <Tabs value={dimension} onChange={choose} keepMounted={false}>
        <Tabs.List aria-labelledby={`titre-${unit}`} mb="md">
          {dimensions.map((each) => (
            <Tabs.Tab key={each} value={each} className={classes['tab'] ?? ''}>
              {dimensionNames[each]}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        {dimensions.map((each) => (
          <Tabs.Panel key={each} value={each}>
            <DimensionFigures
              unit={unit}
              dimension={each}
              cells={readCells(figures, each)}
              before={before && readCells(before, each)}
              nameCell={nameCell}
              onOpen={onOpen}
            />
          </Tabs.Panel>
        ))}
      </Tabs>
    </Paper>
  );
}
