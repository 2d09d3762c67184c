const NBSP = '\u00a0';

/** Whole minutes as shown: `20 min`, `1 h`, `1 h 05`. */
export function formatDuree(minutes: number): string {
  if (minutes < 60) return `${minutes}${NBSP}min`;
  const rest = minutes % 60;
  const hours = `${(minutes - rest) / 60}${NBSP}h`;
  return rest === 0 ? hours : `${hours}${NBSP}${String(rest).padStart(2, '0')}`;
}
