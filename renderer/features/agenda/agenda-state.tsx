import type { Zone } from '../../../shared/domain/calendar/local-day.ts';
import type { Calendar } from '../../data/agenda/calendar.ts';
import { count, formatInstant } from '../../ui/format.ts';
import { Notice } from '../../ui/notice.tsx';

/** Whether what is shown is of now, and what still works when it is not. Nothing when all is well. */
export function AgendaState({
  calendar: { line, nonLus },
  zone,
}: {
  readonly calendar: Calendar;
  readonly zone: Zone;
}) {
  if (line === null) return null;
  const since =
    line.recuLe === null
      ? null
      : `L’agenda affiché est celui du ${formatInstant(line.recuLe, zone)}`;
  return (
    <>
      {line.ligne === 'non-relie' && (
        <Notice kind="info">
          Ce poste n’est relié à aucun département&nbsp;: reliez-le, en haut à droite, pour voir les
          permanences et réserver.
        </Notice>
      )}
      {line.ligne === 'absent' && (
        <Notice kind="info">
          Votre département ne tient pas encore d’agenda partagé&nbsp;: demandez-le à la
          coordination.
        </Notice>
      )}
      {line.ligne === 'refuse' && <Notice kind="error">{line.sentence}</Notice>}
      {line.ligne === 'hors-ligne' && (
        <Notice kind="warn" word="Hors ligne">
          {since ?? 'L’agenda n’a pas encore été reçu'}. Vous pouvez réserver&nbsp;: le rendez-vous
          reste en attente de confirmation jusqu’au retour du réseau.
        </Notice>
      )}
      {nonLus > 0 && (
        <Notice kind="warn">
          {count(nonLus, 'élément', 'éléments')} de l’agenda viennent d’une version plus récente de
          Relais et ne s’affichent pas ici&nbsp;: mettez ce poste à jour.
        </Notice>
      )}
    </>
  );
}
