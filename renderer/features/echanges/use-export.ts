import { useCallback, useEffect, useState } from 'react';
import type { Figures } from '../../../shared/domain/comptage/figures.ts';
import type { DayRange } from '../../../shared/domain/comptage/period.ts';
import { exportFileName } from '../../../shared/domain/echange/file-name.ts';
import { figuresSheet } from '../../../shared/domain/echange/figures-sheet.ts';
import type { DeskSession } from '../../data/desk-session.ts';
import { exportEntries } from '../../data/exports/export-entries.ts';
import { giveWay } from '../../data/give-way.ts';
import { startExchange } from '../../data/imports/exchange-client.ts';
import { loadExportNames } from './export-names.ts';

export type ExportContent = 'visites' | 'chiffres';
export type ExportFormat = 'csv' | 'xlsx';

/** A file on its way: not asked for, being made, ready to be saved, or why it could not be made. */
export type ExportState =
  | { readonly kind: 'attente' }
  | { readonly kind: 'preparation' }
  | { readonly kind: 'pret'; readonly href: string; readonly name: string }
  | { readonly kind: 'refus' };

/**
 * Makes a file of a period. It is saved at a click of its own: both shells only let a page save what
 * the person has just asked for. `reset` lets it go.
 */
export function useExport(session: DeskSession, { from, to }: DayRange) {
  const [state, setState] = useState<ExportState>({ kind: 'attente' });
  const href = state.kind === 'pret' ? state.href : null;
  useEffect(() => () => void (href !== null && URL.revokeObjectURL(href)), [href]);

  const make = useCallback(
    async (content: ExportContent, format: ExportFormat, figures: Figures | null) => {
      if (content === 'chiffres' && figures === null) return;
      setState({ kind: 'preparation' });
      const exchange = startExchange();
      try {
        const names = await loadExportNames(session);
        const sheet =
          figures === null || content === 'visites'
            ? await exportEntries(session, { from, to }, names, () => giveWay('user-visible'))
            : figuresSheet(figures, names);
        const bytes = await exchange.ecrire(sheet, format);
        setState({
          kind: 'pret',
          href: URL.createObjectURL(new Blob([bytes], { type: types[format] })),
          name: exportFileName(session.identity.site, content, from, to, format),
        });
      } catch {
        setState({ kind: 'refus' });
      } finally {
        exchange.close();
      }
    },
    [session, from, to],
  );
  return { state, make, reset: useCallback(() => setState({ kind: 'attente' }), []) };
}

const types: Readonly<Record<ExportFormat, string>> = {
  csv: 'text/csv;charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};
