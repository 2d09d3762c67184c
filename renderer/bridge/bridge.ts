import { z } from 'zod';
import { contract, hostEventSchema } from '../../shared/ipc/contract.ts';
import type { Channel, HostEvent, Request, Response } from '../../shared/ipc/contract.ts';
import { shellEventSchema } from '../../shared/ipc/shell-event.ts';
import type { ShellEvent } from '../../shared/ipc/shell-event.ts';
import { ok, refuse } from '../../shared/kernel/result.ts';
import type { Result } from '../../shared/kernel/result.ts';

/** What the page hears: the host’s events, the shell’s, and whether the shell is still there. */
export type BridgeEvent =
  HostEvent | ShellEvent | { readonly event: 'link.lost' } | { readonly event: 'link.found' };

const eventSchema = z.discriminatedUnion('event', [hostEventSchema, shellEventSchema]);

/** How bytes travel to the shell; one for Electron, one for the browser shell. */
export interface Transport {
  /** The raw answer of one call; rejects when the shell cannot be reached. */
  call(channel: Channel, request: unknown): Promise<unknown>;
  /** Listens for good; `onLink` tells when the shell is lost or found again. */
  listen(onEvent: (event: unknown) => void, onLink: (there: boolean) => void): void;
}

/** The page’s only way out: typed calls of the contract, answers parsed on arrival. */
export interface Bridge {
  call<C extends Channel>(channel: C, request: Request<C>): Promise<Result<Response<C>>>;
  subscribe(listener: (event: BridgeEvent) => void): () => void;
}

const refusalSchema = z.object({
  ok: z.literal(false),
  failure: z.object({ code: z.string(), sentence: z.string() }),
});

export function createBridge(transport: Transport): Bridge {
  const listeners = new Set<(event: BridgeEvent) => void>();
  const emit = (event: BridgeEvent) => listeners.forEach((listener) => listener(event));
  transport.listen(
    (event) => emit(eventSchema.parse(event)),
    (there) => emit({ event: there ? 'link.found' : 'link.lost' }),
  );
  return {
    call: async (channel, request) => {
      let raw: unknown;
      try {
        raw = await transport.call(channel, request);
      } catch {
        return refuse(
          'relais-ferme',
          'Cette fenêtre n’est plus reliée à Relais. Relancez Relais, puis vérifiez la liste\u00a0: notez sur papier en attendant.',
        );
      }
      return parseAnswer(channel, raw);
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

function parseAnswer<C extends Channel>(channel: C, raw: unknown): Result<Response<C>> {
  if (isObject(raw) && raw['ok'] === true) {
    const value = contract[channel].response.safeParse(raw['value']);
    // The schema of this very channel has parsed the value.
    if (value.success) return ok(value.data as Response<C>);
  }
  const refusal = refusalSchema.safeParse(raw);
  return refusal.success
    ? refuse(refusal.data.failure.code, refusal.data.failure.sentence)
    : refuse('reponse-invalide', 'Relais a répondu de travers. Rechargez la page.');
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
