import type { Calendar } from '../../data/agenda/calendar.ts';
import { callOf } from '../../data/agenda/rdv-call.ts';
import type { ShownRdv } from '../../data/agenda/use-rdvs.ts';
import { Panel } from '../../ui/panel.tsx';
import classes from './agenda.module.css';
import { RdvLine } from './rdv-line.tsx';
import type { RdvAction } from './rdv-line.tsx';
import type { NameOf } from './use-names.ts';
import type { At } from './words.ts';

/** The RDV somebody has to do something about, whatever their day; nothing when there is none. */
export function ToDoRdvs({
  rdvs,
  calendar,
  at,
  nameOf,
  named,
  busy,
  onAct,
}: {
  readonly rdvs: readonly ShownRdv[];
  readonly calendar: Calendar;
  readonly at: At;
  readonly nameOf: NameOf;
  readonly named: boolean;
  readonly busy: boolean;
  readonly onAct: (rdv: ShownRdv, action: RdvAction) => void;
}) {
  if (rdvs.length === 0) return null;
  return (
    <Panel title="À traiter">
      <ul className={classes['lines']} aria-label="À traiter">
        {rdvs.map((rdv) => (
          <RdvLine
            key={rdv.entry.id}
            rdv={rdv}
            at={at}
            person={named ? nameOf(rdv.entry.sealed.pour) : null}
            withDay
            isCallable={callOf(rdv, calendar, at.today) !== null}
            busy={busy}
            onAct={onAct}
          />
        ))}
      </ul>
    </Panel>
  );
}
