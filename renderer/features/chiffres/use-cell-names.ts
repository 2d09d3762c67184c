import { useCallback, useEffect, useMemo, useState } from 'react';
import type { CommuneIndex } from '../../../shared/domain/commune/commune-index.ts';
import type { Dimension } from '../../../shared/domain/comptage/dimension.ts';
import type { DeskIdentity } from '../../../shared/domain/site/desk-identity.ts';
import { loadCommunes } from '../../data/communes/load-communes.ts';
import { createCellNames } from './cell-names.ts';
import type { NameCell } from './cell-names.ts';

/**
 * The names of cells, and what is told of each dimension that comes on show: the communes of France
 * are read when one of them is first to be named. Out of reach, they keep their INSEE code.
 */
export function useCellNames(
  identity: DeskIdentity,
): readonly [NameCell, (dimension: Dimension) => void] {
  const [needed, setNeeded] = useState(false);
  const [communes, setCommunes] = useState<CommuneIndex | null>(null);
  useEffect(() => {
    let left = false;
    if (needed)
      loadCommunes(identity).then(
        (index) => left || setCommunes(index),
        () => {},
      );
    return () => {
      left = true;
    };
  }, [identity, needed]);
  return [
    useMemo(() => createCellNames(communes), [communes]),
    useCallback((dimension) => dimension === 'visites.commune' && setNeeded(true), []),
  ];
}
