import type { z } from 'zod';
import { departmentRequestSchema } from '../../shared/sync/department-parent.ts';
import type { DepartmentAnswer } from '../../shared/sync/department-parent.ts';
import { inventAgenda } from '../operations/calendar/invent-agenda.ts';
import { issueEnrolmentCode } from '../operations/issue-enrolment-code.ts';
import { StoreUnavailable } from '../operations/store-unavailable.ts';
import { saveStaff } from '../operations/save-staff.ts';
import type { OpenDepartment, System } from './open-department.ts';

/**
 * Answers the program that forked us, one request at a time; does nothing when we were not forked.
 * A message that is not a request of `department-parent.ts` is refused, never guessed at.
 */
export function answerParent(department: OpenDepartment, system: System): void {
  const send = process.send?.bind(process);
  if (send === undefined) return;
  let previous = Promise.resolve();
  process.on('message', (message) => {
    previous = previous.then(async () => {
      const answer = await toAnswer(message, department, system);
      // A parent gone in between is told nothing; `disconnect` stops us.
      send(answer, undefined, undefined, () => undefined);
    });
  });
}

async function toAnswer(
  message: unknown,
  department: OpenDepartment,
  system: System,
): Promise<DepartmentAnswer> {
  const request = departmentRequestSchema.safeParse(message);
  if (!request.success)
    return {
      answer: 'refused',
      code: 'demande-illisible',
      sentence: 'Le département n’a pas compris cette demande.',
    };
  try {
    return await fulfil(request.data, department, system);
  } catch (error) {
    if (!(error instanceof StoreUnavailable)) throw error;
    return {
      answer: 'refused',
      code: 'base-indisponible',
      sentence: 'La base de données du département ne répond pas.',
    };
  }
}

async function fulfil(
  request: z.output<typeof departmentRequestSchema>,
  { store, network }: OpenDepartment,
  system: System,
): Promise<DepartmentAnswer> {
  switch (request.request) {
    case 'enrol': {
      const issued = await issueEnrolmentCode(
        { ...system, desks: store.desks, network },
        request.site,
      );
      return issued.ok
        ? { answer: 'enrol', code: issued.value.code }
        : { answer: 'refused', ...issued.failure };
    }
    case 'agenda':
      await inventAgenda({ ...system, ...store, network }, request);
      return { answer: 'agenda' };
    case 'staff': {
      const saved = await saveStaff({ ...system, staff: store.staff }, request);
      return saved.ok ? { answer: 'staff' } : { answer: 'refused', ...saved.failure };
    }
  }
}
