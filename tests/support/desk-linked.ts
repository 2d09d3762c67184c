import type { Page } from '@playwright/test';
import { callDesk } from './desk-contract.ts';
import { startDepartmentPlace } from './desk-department.ts';
import type { DepartmentPlace } from './desk-department.ts';
import { installDesk, unlockDesk } from './desk-install.ts';
import { openDesk } from './desk-page.ts';
import { createDeskPlace } from './desk-process.ts';
import type { DeskPlace, DeskProcess } from './desk-process.ts';

/** A desk of Marvejols that counts for real, and the département it is linked to. */
export interface LinkedDesk {
  readonly place: DeskPlace;
  readonly desk: DeskProcess;
  readonly department: DepartmentPlace;
  /** Opens the desk in a page, unlocked. */
  open(page: Page): Promise<void>;
  remove(): Promise<void>;
}

/** Starts both, installed and enrolled, each with these settings. */
export async function startLinkedDesk({
  department: departmentEnv = {},
  desk: deskEnv = {},
}: {
  readonly department?: Readonly<Record<string, string>>;
  readonly desk?: Readonly<Record<string, string>>;
} = {}): Promise<LinkedDesk> {
  const department = await startDepartmentPlace(departmentEnv);
  const place = await createDeskPlace();
  installDesk(place);
  const desk = await place.start(['--department', department.url], deskEnv);
  const { call } = await callDesk(desk);
  await call('department.enrol', {
    url: department.url,
    code: await department.createCode('marvejols'),
  });
  return {
    place,
    desk,
    department,
    open: async (page) => {
      await openDesk(page, desk);
      await unlockDesk(page);
    },
    remove: async () => {
      await place.remove();
      await department.remove();
    },
  };
}
