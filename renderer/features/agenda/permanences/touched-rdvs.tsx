import type { ToCallBack } from '../../../data/agenda/permanences.ts';
import { formatDay } from '../../../ui/format.ts';
import { hourWords } from '../words.ts';

/** The RDV a change moves or cancels, by the reference on their slip: somebody calls each back. */
export function TouchedRdvs({ touched }: { readonly touched: readonly ToCallBack[] }) {
  if (touched.length === 0) return null;
  return (
    <ul aria-label="Rendez-vous à rappeler">
      {touched.map(({ reference, avant, apres }) => (
        <li key={reference}>
          {formatDay(avant.jour)} à {hourWords(avant.debut)}, réf. {reference}&nbsp;:{' '}
          {apres === null
            ? 'annulé'
            : `déplacé au ${formatDay(apres.jour)} à ${hourWords(apres.debut)}`}
        </li>
      ))}
    </ul>
  );
}
