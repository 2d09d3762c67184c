import { createContext, useContext } from 'react';
import type { ReactNode } from 'react';
import type { Confidence } from '../../../shared/domain/catalogue/fact.ts';
import { ConfidenceMark } from '../../ui/confidence-mark.tsx';
import classes from './demarches.module.css';
import { readSources } from './fiche-data.ts';
import { frenchSpaces } from '../../ui/french-spaces.ts';
import { sourceWords } from '../../ui/source-words.ts';

/** Whether each fact says where it was read. */
export const SourcesShown = createContext(false);

/** A fact, how sure it is, why it was left as it is; where it was read when that is asked. */
export function FactLine({
  confidence,
  sources,
  note,
  details,
  children,
}: {
  readonly confidence: Confidence;
  /** Empty for a desk practice, which was read nowhere. */
  readonly sources: readonly string[];
  readonly note?: string | undefined;
  /** What else there is to know of it, one line each. */
  readonly details?: readonly string[];
  readonly children: ReactNode;
}) {
  const shown = useContext(SourcesShown);
  return (
    <li className={classes['fact']}>
      {children} <ConfidenceMark confidence={confidence} />
      {details?.map((detail) => (
        <span key={detail} className={classes['detail']}>
          {frenchSpaces(detail)}
        </span>
      ))}
      {note !== undefined && <span className={classes['source']}>{frenchSpaces(note)}</span>}
      {shown &&
        sources.map((id) => {
          const source = readSources()[id];
          return (
            source !== undefined && (
              <span key={id} className={classes['source']}>
                Source&nbsp;: {sourceWords(source)}
              </span>
            )
          );
        })}
    </li>
  );
}
