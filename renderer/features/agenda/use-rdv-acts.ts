import { useState } from 'react';
import type { Paper } from '../../../shared/documents/paper.ts';
import type { LocalDay } from '../../../shared/domain/calendar/local-day.ts';
import type { FoundSlot } from '../../../shared/domain/rdv/find-slots.ts';
import type { Id } from '../../../shared/domain/site/identifiers.ts';
import type { Result } from '../../../shared/kernel/result.ts';
import type { Calendar } from '../../data/agenda/calendar.ts';
import { callOf } from '../../data/agenda/rdv-call.ts';
import type { RdvCall } from '../../data/agenda/rdv-call.ts';
import type { RdvEntry } from '../../data/agenda/rdv-kind.ts';
import { settleRefusal } from '../../data/agenda/settle-rdvs.ts';
import {
  bookSlot,
  cancelRdv,
  moveRdv,
  notePresence,
  noteToldVisitor,
} from '../../data/agenda/take-rdv.ts';
import type { ShownRdv } from '../../data/agenda/use-rdvs.ts';
import type { DeskSession } from '../../data/desk-session.ts';
import { useBusy } from '../../ui/use-busy.ts';
import type { Asked } from './done-notice.tsx';
import { slipOf } from './papers.ts';
import type { RdvAction } from './rdv-line.tsx';
import { offerOf } from './use-agenda-screen.ts';
import { presenceWords, slotWhen } from './words.ts';

/** What coming back on a cancelled RDV does: the former one stays cancelled, at the département too. */
const ANEW =
  ' «\u00a0Revenir\u00a0» le redemande, s’il est encore libre, avec une autre référence.';

/** What is done with RDV on the agenda: asked of the département, printed, undone, and what came of it. */
export function useRdvActs({
  session,
  calendar,
  today,
  onPrint,
  onCall,
}: {
  readonly session: DeskSession;
  readonly calendar: Calendar;
  readonly today: LocalDay;
  readonly onPrint: (paper: Paper) => void;
  /** Starts the call of a RDV. */
  readonly onCall: (call: RdvCall) => Promise<Result<unknown>>;
}) {
  /** The slot about to be booked. */
  const [chosen, setChosen] = useState<FoundSlot | null>(null);
  /** The refused RDV it is booked instead of. */
  const [instead, setInstead] = useState<ShownRdv | null>(null);
  const [moving, setMoving] = useState<ShownRdv | null>(null);
  const [booked, setBooked] = useState<RdvEntry['id'] | null>(null);
  const [done, setDone] = useState<Asked | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  const [busy, run] = useBusy();
  const at = { identity: session.identity, today };
  const heed = (result: Result<unknown>) => setFailure(result.ok ? null : result.failure.sentence);

  const seeTo = async ({ id }: RdvEntry) => heed(await settleRefusal(session, id));

  const settle = (
    { entry }: ShownRdv,
    work: Promise<Result<Id>>,
    words: Pick<Asked, 'waiting' | 'done' | 'undo'> | null,
  ) =>
    run(async () => {
      const result = await work;
      heed(result);
      setDone(
        result.ok && words !== null
          ? { reference: entry.sealed.reference, demande: result.value, ...words }
          : null,
      );
    });

  const cancel = (rdv: ShownRdv, etat: 'excuse' | 'annule') => {
    const { creneau } = rdv.stand;
    const offer = creneau === null ? null : offerOf(calendar.offers, creneau.id);
    const { sealed } = rdv.entry;
    void settle(rdv, cancelRdv(session, rdv.entry, etat), {
      waiting:
        etat === 'excuse'
          ? 'la personne ne viendra pas. Le créneau sera rendu.'
          : 'annulation demandée. Le créneau sera rendu.',
      done:
        etat === 'excuse'
          ? `la personne ne viendra pas, le créneau est rendu.${offer === null ? '' : ANEW}`
          : `rendez-vous annulé, le créneau est rendu.${offer === null ? '' : ANEW}`,
      undo:
        offer === null
          ? null
          : async () => {
              const again = await bookSlot(session, offer, sealed);
              heed(again);
              setDone(null);
              if (again.ok) setBooked(again.value.id);
            },
    });
  };

  const act = (rdv: ShownRdv, action: RdvAction) => {
    const { entry } = rdv;
    switch (action) {
      case 'appeler': {
        const call = callOf(rdv, calendar, today);
        if (call !== null)
          void run(async () => {
            heed(await onCall(call));
          });
        return;
      }
      case 'honore':
      case 'non-venu':
      case 'excuse':
      case 'prevu':
        return void settle(rdv, notePresence(session, entry, action), {
          waiting: `«\u00a0${presenceWords[action]}\u00a0» est noté ici.`,
          done: `noté, ${presenceWords[action]}.`,
          undo:
            action === 'prevu'
              ? null
              : async () => {
                  heed(await notePresence(session, entry, 'prevu'));
                  setDone(null);
                },
        });
      case 'deplacer':
        return setMoving(rdv);
      case 'annuler-excuse':
        return cancel(rdv, 'excuse');
      case 'annuler-nous':
        return cancel(rdv, 'annule');
      case 'imprimer':
        return onPrint(slipOf(rdv, calendar, at));
      case 'prevenu':
        return void settle(rdv, noteToldVisitor(session, entry), null);
      case 'vu':
        return void run(async () => {
          await seeTo(entry);
          setDone(null);
        });
    }
  };

  /** A slot instead of a refused one: it is booked anew, for the same person. */
  const bookInstead = (rdv: ShownRdv, next: FoundSlot) => {
    setInstead(rdv);
    setChosen(next);
  };

  /** Another slot for someone: moved when the département holds the RDV, asked for anew when refused. */
  const replace = (rdv: ShownRdv, next: FoundSlot) => {
    setMoving(null);
    if (rdv.stand.etat === 'refuse') bookInstead(rdv, next);
    else
      void settle(rdv, moveRdv(session, rdv.entry, next.offer.creneau.id), {
        waiting:
          'déplacement demandé, l’ancien créneau tient tant que le nouveau n’est pas confirmé.',
        done: `rendez-vous déplacé au ${slotWhen(next.offer.creneau).toLowerCase()}.`,
        undo: null,
      });
  };

  const letGo = () => {
    setChosen(null);
    setInstead(null);
  };

  /** Something was booked: it stays in sight, and what it was booked instead of is seen to. */
  const noteBooked = ({ id }: RdvEntry) => {
    setBooked(id);
    setDone(null);
    if (instead !== null) void run(() => seeTo(instead.entry));
    letGo();
  };

  return {
    chosen,
    choose: setChosen,
    instead,
    bookInstead,
    moving,
    stopMoving: () => setMoving(null),
    replace,
    letGo,
    booked,
    noteBooked,
    closeBooked: () => setBooked(null),
    done,
    failure,
    busy,
    undo: (work: () => Promise<void>) => void run(work),
    act,
  };
}
