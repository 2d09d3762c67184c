import type { LocalDay } from '../../../shared/domain/calendar/local-day.ts';
import type { ShownRdv } from '../../data/agenda/use-rdvs.ts';
import { Panel } from '../../ui/panel.tsx';
import classes from './agenda.module.css';
import { RdvLine } from './rdv-line.tsx';
import type { RdvAction } from './rdv-line.tsx';
import type { NameOf } from './use-names.ts';

/** The RDV somebody has to do something about, whatever their day; nothing when there is none. */
export function ToDoRdvs({
  rdvs,
  today,
  nameOf,
  named,
  busy,
  onAct,
}: {
  readonly rdvs: readonly ShownRdv[];
  readonly today: LocalDay;
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
            today={today}
            person={named ? nameOf(rdv.entry.sealed.pour) : null}
            withDay
            busy={busy}
            onAct={onAct}
          />
        ))}
      </ul>
    </Panel>
  );
}
