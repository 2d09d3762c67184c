import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startDepartment } from '../../electron/launch/department-process.ts';
import type { DayCounts } from '../../shared/domain/comptage/day-document.ts';
import type { MonthCounts } from '../../shared/domain/comptage/month-document.ts';
import { localDaySchema, type LocalDay } from '../../shared/domain/calendar/local-day.ts';
import { siteIdSchema } from '../../shared/domain/site/identifiers.ts';
import { toCanonicalText } from '../../shared/sync/canonical.ts';
import { countsAnswerSchema, enrolAnswerSchema } from '../../shared/sync/messages.ts';
import { deskPaths, PROTOCOL_VERSION } from '../../shared/sync/protocol.ts';

const program = 'essai';

/** A desk as the département sees it: enrolled, and sending documents. */
export interface SendingDesk {
  /** Sends the absolute counts of one day, as a first or a later version of it. */
  send(day: LocalDay, counts: DayCounts): Promise<void>;
  /** Sends the finer counts of a month that is over. */
  sendMonth(month: string, counts: MonthCounts): Promise<void>;
}

/** The very program of `npm run department`, on a free port, with data of its own. */
export interface DepartmentUnderTest {
  readonly url: string;
  readonly staff: { readonly login: string; readonly password: string };
  enrol(site: string): Promise<SendingDesk>;
  stop(): Promise<void>;
}

/** Today in the network’s zone. */
export function todayInLozere(): LocalDay {
  return localDaySchema.parse(Temporal.Now.plainDateISO('Europe/Paris').toString());
}

/** Starts a département nobody has sent anything to, with one member of the coordination. */
export async function startDepartmentUnderTest(): Promise<DepartmentUnderTest> {
  const folder = await mkdtemp(join(tmpdir(), 'relais-departement-'));
  // As root, PostgreSQL runs as another user: it must reach its data here, where they are removed.
  await chmod(folder, 0o755);
  // Every figure is shown: what is withheld has its own tests.
  process.env['RELAIS_SEUIL'] = '1';
  const department = await startDepartment(
    join(import.meta.dirname, '../../department/cli.ts'),
    join(folder, 'donnees'),
    0,
  );
  if (department === null) throw new Error('The département did not start.');
  const { url } = department;
  const staff = { login: 'coordination', password: 'mot-de-passe-des-essais' };
  await department.setDemoStaff({ ...staff, name: 'Coordination des essais' });

  return {
    url,
    staff,
    async enrol(site) {
      const code = await department.createEnrolmentCode(siteIdSchema.parse(site));
      if (code === null) throw new Error(`No enrolment code for ${site}.`);
      const desk = enrolAnswerSchema.parse(
        await post(url + deskPaths.enrol, { protocol: PROTOCOL_VERSION, code, program }),
      );
      let rev = 0;
      const send = async (subject: object) => {
        rev += 1;
        const document = toCanonicalText({
          version: 1,
          provenance: 'fictif',
          site: desk.site,
          desk: desk.desk,
          epoch: 0,
          rev,
          ...subject,
        });
        const { answers } = countsAnswerSchema.parse(
          await post(
            url + deskPaths.counts,
            {
              protocol: PROTOCOL_VERSION,
              program,
              epoch: 0,
              highestRev: rev,
              documents: [document],
            },
            desk.token,
          ),
        );
        if (answers[0]?.outcome !== 'applied') throw new Error(JSON.stringify(answers));
      };
      return {
        send: (day, counts) => send({ kind: 'jour', day, counts }),
        sendMonth: (month, counts) => send({ kind: 'mois', month, counts }),
      };
    },
    async stop() {
      await department.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function post(address: string, body: unknown, token?: string): Promise<unknown> {
  const answer = await fetch(address, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
    },
    body: JSON.stringify(body),
  });
  return answer.json();
}
