import { z } from 'zod';
import type { Holder } from '../host/profile/profile-lock.ts';

const answerSchema = z.object({ url: z.url() });

/** Asks the desk that holds a profile to show itself; its opening address, or null without answer. */
export async function showFirst(holder: Holder): Promise<string | null> {
  try {
    const response = await fetch(new URL('/montrer', holder.origin), {
      method: 'POST',
      headers: { 'x-relais-secret': holder.secret },
      signal: AbortSignal.timeout(3000),
    });
    return answerSchema.parse(await response.json()).url;
  } catch {
    return null;
  }
}
