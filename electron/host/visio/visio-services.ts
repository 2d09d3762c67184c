import { ok, refuse } from '../../../shared/kernel/result.ts';
import type { Result } from '../../../shared/kernel/result.ts';
import type { DepartmentClient, Fetch } from '../delivery/department-client.ts';
import type { Services } from '../dispatch.ts';
import { openVisio } from './open-visio.ts';
import type { VisioRelay } from './visio-relay.ts';

/** Asks the département for something at once, in the name of this desk. */
export type AskDepartment = <T>(
  ask: (client: DepartmentClient, token: string) => Promise<Result<T>>,
) => Promise<Result<T>>;

/** The channels of calls by video, and of the kilometres they spare. */
export function createVisioServices({
  visio,
  fetch,
  askDepartment,
}: {
  readonly visio: VisioRelay;
  readonly fetch: Fetch;
  readonly askDepartment: AskDepartment;
}): Pick<
  Services,
  | 'kilometres.read'
  | 'visio.reglages'
  | 'visio.salle'
  | 'visio.telephones'
  | 'visio.open'
  | 'visio.say'
  | 'visio.close'
> {
  return {
    'kilometres.read': ({ annee }) =>
      askDepartment((client, token) => client.kilometres(token, annee)),
    'visio.reglages': () => askDepartment((client, token) => client.visio(token)),
    'visio.salle': ({ salle, rdv }) =>
      askDepartment((client, token) =>
        client.salle(token, { salle: salle ?? null, ...(rdv !== undefined && { rdv }) }),
      ),
    'visio.telephones': ({ rdv }) => askDepartment((client, token) => client.phones(token, rdv)),
    'visio.open': ({ appel }) => openVisio(visio, fetch, appel),
    'visio.say': ({ ordre }) => (visio.say(ordre) ? ok({}) : refuseNoCall()),
    'visio.close': () => {
      visio.close();
      return ok({});
    },
  };
}

function refuseNoCall(): Result<never> {
  return refuse('pas-d-appel', 'Il n’y a plus d’appel en cours.');
}
