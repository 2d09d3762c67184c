/** What a program of PostgreSQL needs from ours; nothing else leaks into it, `PG*` least of all. */
const PASSED_ON = ['PATH', 'SystemRoot', 'TEMP', 'TMP', 'TMPDIR', 'USERPROFILE'];

/** The environment PostgreSQL’s programs get: a few of ours, and messages in one language. */
export function toEnvironment(ours: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const kept = Object.entries(ours).filter(([name]) => PASSED_ON.includes(name));
  return { ...Object.fromEntries(kept), LC_ALL: 'C' };
}
