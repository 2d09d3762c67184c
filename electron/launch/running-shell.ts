import type { DepartmentProcess } from './department-process.ts';
import type { StartOptions } from './options.ts';

/** A shell that runs: something to wait for, and a way to end it. */
export interface RunningShell {
  /** Resolves with the exit code when the shell ends by itself. */
  readonly ended: Promise<number>;
  close(): Promise<void>;
}

/** What a shell is started with. */
export interface ShellStart {
  readonly root: string;
  readonly folder: string;
  readonly options: StartOptions;
  /**
   * Starts the embedded département when one was asked for; called once the profile is held, since
   * the département’s data live inside it. Null when none was asked, or when it could not start.
   */
  startDepartment(): Promise<DepartmentProcess | null>;
}
