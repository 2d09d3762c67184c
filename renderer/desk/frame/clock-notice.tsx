import { formatDate } from '../../ui/format.ts';
import { Notice } from '../../ui/notice.tsx';
import type { ClockVerdict } from './use-clock-verdict.ts';

/** Says that the desk’s clock is wrong, and what to do; nothing when it may be believed. */
export function ClockNotice({ verdict }: { readonly verdict: ClockVerdict }) {
  if (verdict.verdict === 'plausible') return null;
  const { today, expected } = verdict;
  return (
    <Notice kind="warn">
      L’horloge de ce poste dit {formatDate(today)},{' '}
      {expected === null ? 'ce qui ne se peut pas' : `celle du département ${formatDate(expected)}`}
      . Réglez la date de l’ordinateur&nbsp;: d’ici là, les passages sont gardés et vous les daterez
      ensuite.
    </Notice>
  );
}
