import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';
import type { LocalDay } from '../../shared/domain/calendar/local-day.ts';
import type { SiteId } from '../../shared/domain/site/identifiers.ts';
import { departmentAnswerSchema } from '../../shared/sync/department-parent.ts';
import type { DepartmentAnswer, DepartmentRequest } from '../../shared/sync/department-parent.ts';

/** An embedded département: the very server of `npm run department`, as a child process. */
export interface DepartmentProcess {
  readonly url: string;
  /** Asks for a one-time code for a platform; null when the département refuses. */
  createEnrolmentCode(site: SiteId): Promise<string | null>;
  /** Opens the pilotage page to the demonstration’s account. */
  setDemoStaff(staff: { login: string; name: string; password: string }): Promise<void>;
  /** Invents the agenda of a demonstration first opened that day, whose own desk is at `poste`. */
  inventAgenda(until: LocalDay, poste: SiteId): Promise<void>;
  stop(): Promise<void>;
}

const READY = 'Département prêt : ';

/** Starts the département; resolves when it can be used, null when it could not start. */
export function startDepartment(
  script: string,
  dataFolder: string,
  port: number,
): Promise<DepartmentProcess | null> {
  const child = fork(script, ['serve', '--data', dataFolder, '--port', String(port)], {
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  return new Promise((resolve) => {
    void ended.then(() => resolve(null));
    if (child.stdout === null) throw new Error('The département has no standard output.');
    createInterface({ input: child.stdout }).on('line', (line) => {
      if (line.startsWith(READY)) resolve(describe(child, line.slice(READY.length), ended));
    });
  });
}

function describe(child: ChildProcess, url: string, ended: Promise<void>): DepartmentProcess {
  const ask = (request: DepartmentRequest) =>
    new Promise<DepartmentAnswer | null>((resolve) => {
      const onMessage = (message: unknown) => {
        const parsed = departmentAnswerSchema.safeParse(message);
        if (!parsed.success) return;
        child.off('message', onMessage);
        resolve(parsed.data);
      };
      child.on('message', onMessage);
      void ended.then(() => resolve(null));
      if (child.connected) child.send(request);
    });
  return {
    url,
    createEnrolmentCode: async (site) => {
      const answer = await ask({ request: 'enrol', site });
      return answer?.answer === 'enrol' ? answer.code : null;
    },
    setDemoStaff: async (staff) => {
      await ask({ request: 'staff', role: 'administrateur', ...staff });
    },
    inventAgenda: async (until, poste) => {
      await ask({ request: 'agenda', until, poste });
    },
    stop: async () => {
      if (child.exitCode === null && child.signalCode === null) child.kill('SIGTERM');
      await ended;
    },
  };
}
