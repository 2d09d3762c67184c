import { contract, isChannel } from '../../shared/ipc/contract.ts';
import type { Channel, Request, Response } from '../../shared/ipc/contract.ts';
import { refuse } from '../../shared/kernel/result.ts';
import type { Result } from '../../shared/kernel/result.ts';

/** One service a channel; a channel without a service does not compile. */
export type Services = {
  readonly [C in Channel]: (
    request: Request<C>,
  ) => Result<Response<C>> | Promise<Result<Response<C>>>;
};

/** Answers a call whose channel and payload are still untrusted. */
export type Dispatch = (channel: string, payload: unknown) => Promise<Result<unknown>>;

/** The contract over its services: unknown channels and malformed requests are refused. */
export function createDispatcher(services: Services): Dispatch {
  const answer = async <C extends Channel>(
    channel: C,
    payload: unknown,
  ): Promise<Result<Response<C>>> => {
    const parsed = contract[channel].request.safeParse(payload);
    if (!parsed.success)
      return refuse(
        'demande-invalide',
        'Relais n’a pas compris cette demande\u00a0: rien n’a été enregistré. Rechargez la page, puis recommencez.',
      );
    // The table types each service with its own channel’s schema, which has just parsed the payload.
    return services[channel](parsed.data as Request<C>);
  };
  return async (channel, payload) =>
    isChannel(channel)
      ? answer(channel, payload)
      : refuse('canal-inconnu', 'Relais ne connaît pas cette demande. Rechargez la page.');
}
