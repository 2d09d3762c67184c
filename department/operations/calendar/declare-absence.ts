import { instantToLocal, localDaySchema } from '../../../shared/domain/calendar/local-day.ts';
import { createId } from '../../../shared/kernel/random.ts';
import { ok, refuse } from '../../../shared/kernel/result.ts';
import type { Result } from '../../../shared/kernel/result.ts';
import { z } from 'zod';
import type { KeptLink } from './agenda-store.ts';
import type { LinkDeps } from './partner-links.ts';

const absenceSchema = z
  .object({
    du: localDaySchema,
    au: localDaySchema,
    note: z.string().trim().max(300).default(''),
  })
  .refine(({ du, au }) => du <= au);

/** Keeps the absence a partner declares: the coordination sees it at once. */
export async function declareAbsence(
  { agenda, network, clock, random }: LinkDeps,
  link: KeptLink,
  form: unknown,
): Promise<Result<null>> {
  const asked = absenceSchema.safeParse(form);
  const now = clock.now();
  const today = instantToLocal(now, network.zone).day;
  if (link.scope.site !== null || !asked.success || asked.data.au < today)
    return refuse(
      'absence-illisible',
      'Donnez un premier et un dernier jour, à venir et dans l’ordre.',
    );
  const { du, au, note } = asked.data;
  await agenda.addAbsence({
    absence: createId(random),
    lien: link.lien,
    du,
    au,
    note: note === '' ? null : note,
    at: now,
  });
  return ok(null);
}
