import { useCallback, useEffect, useState } from 'react';
import { accesSheet } from '../../../shared/domain/acces/acces-sheet.ts';
import { instantToLocal } from '../../../shared/domain/calendar/local-day.ts';
import { exportFileName } from '../../../shared/domain/echange/file-name.ts';
import { writeCsv } from '../../../shared/domain/echange/write-csv.ts';
import type { AccesChain } from '../../data/acces/acces.ts';
import type { DeskSession } from '../../data/desk-session.ts';
import { listPeople } from '../../data/vault/people.ts';

/**
 * The log as a CSV file, made when asked and let go with the screen. It is saved at a click of its own:
 * both shells only let a page save what the person has just asked for.
 */
export function useAccesFile(session: DeskSession, chain: AccesChain) {
  const [file, setFile] = useState<{ readonly href: string; readonly name: string } | null>(null);
  useEffect(() => () => void (file !== null && URL.revokeObjectURL(file.href)), [file]);
  const make = useCallback(() => {
    const names = new Map(listPeople(session.vault.current()).map(({ id, nom }) => [id, nom]));
    const csv = writeCsv(accesSheet(chain.lines, chain.verdict, names));
    const today = instantToLocal(session.clock.now(), session.identity.zone).day;
    setFile({
      href: URL.createObjectURL(new Blob([csv], { type: 'text/csv;charset=utf-8' })),
      name: exportFileName(session.identity.site, 'journal-acces', today, today, 'csv'),
    });
  }, [session, chain]);
  return { file, make };
}
