import { COMMAND_LINE, noteAct } from '../operations/note-act.ts';
import { issueEnrolmentCode } from '../operations/issue-enrolment-code.ts';
import { deskLetterSchema } from '../../shared/domain/site/identifiers.ts';
import { refuse } from '../../shared/kernel/result.ts';
import type { Console } from './console.ts';
import { withDepartment } from './with-department.ts';
import type { System } from './open-department.ts';
import type { DatabaseChoice } from './settings.ts';

/**
 * Prints a one-time code for a desk of a platform, a new one or the one of that letter to take up
 * again: the code alone on the output.
 */
export async function enrol(
  site: string,
  letter: string | undefined,
  database: DatabaseChoice,
  system: System,
  console: Console,
): Promise<number> {
  return withDepartment(database, system, console, async ({ store, network }) => {
    const desk =
      letter === undefined ? null : deskLetterSchema.safeParse(letter.toUpperCase()).data;
    if (desk === undefined)
      return refuse('poste-inconnu', 'La lettre d’un poste va de A à Z : vérifiez-la.');
    const issued = await issueEnrolmentCode({ ...system, desks: store.desks, network }, site, desk);
    if (!issued.ok) return issued;
    await noteAct(
      { ...system, acts: store.acts },
      { author: COMMAND_LINE, role: null, act: 'poste.code', subject: site },
    );
    console.err(
      `Code d’inscription pour un poste de ${issued.value.siteName}, valable 7 jours, une seule fois :`,
    );
    console.out(issued.value.code);
    return issued;
  });
}
