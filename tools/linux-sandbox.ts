/**
 * Whether Chromium’s sandbox surrounds a process under Linux, where Electron does not say it: from
 * the text of /proc/<pid>/status, its own and the main process’s. The sandbox adds a filter of system
 * calls (seccomp) to those the main process has; a container gives everybody one.
 */
export function isSandboxed(status: string, mainStatus: string): boolean {
  return countFilters(status) > countFilters(mainStatus);
}

/** Filters on a process’s system calls. Throws when the system does not say: before Linux 5.9. */
function countFilters(status: string): number {
  const filters = /^Seccomp_filters:\s*(\d+)$/m.exec(status)?.[1];
  if (filters === undefined) throw new Error('ce noyau ne dit pas les filtres d’un processus');
  return Number(filters);
}
