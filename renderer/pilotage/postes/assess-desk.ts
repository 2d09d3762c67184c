import type { DesksAnswer } from '../../../shared/sync/administration-api.ts';

/** One desk, as the département hears of it. */
export type DeskLine = DesksAnswer['desks'][number];

/** What is to be looked at on a desk, the gravest first. */
export type DeskConcern =
  | { readonly kind: 'double'; readonly forks: number }
  | { readonly kind: 'restauration'; readonly times: number }
  | { readonly kind: 'silence'; readonly days: number }
  | { readonly kind: 'retard'; readonly backlog: number | null }
  | { readonly kind: 'version'; readonly latest: string };

/** A long week-end is no concern; after it, someone calls the platform. */
const SILENT_DAYS = 4;

/** What is to be looked at on one desk; nothing on one whose access was taken away, but its doubles. */
export function assessDesk(
  desk: DeskLine,
  { now, desks }: Pick<DesksAnswer, 'now' | 'desks'>,
): readonly DeskConcern[] {
  const doubles: readonly DeskConcern[] =
    desk.forks > 0 ? [{ kind: 'double', forks: desk.forks }] : [];
  if (desk.isRevoked) return doubles;
  const days = Math.floor(
    Temporal.Instant.from(desk.lastContactAt).until(Temporal.Instant.from(now)).total('hours') / 24,
  );
  const latest = latestVersion(desks);
  return [
    ...doubles,
    ...(desk.rollbacksUnseen > 0
      ? [{ kind: 'restauration', times: desk.rollbacksUnseen } as const]
      : []),
    ...(days >= SILENT_DAYS ? [{ kind: 'silence', days } as const] : []),
    ...(desk.backlog === null || desk.backlog > 0
      ? [{ kind: 'retard', backlog: desk.backlog } as const]
      : []),
    ...(latest !== null && compareVersions(desk.program, latest) < 0
      ? [{ kind: 'version', latest } as const]
      : []),
  ];
}

const gravest = ['double', 'restauration', 'silence', 'retard', 'version'] as const;

/** The rank of the gravest of these, the lowest the graver. */
export function gravityOf(concerns: readonly DeskConcern[]): number {
  return Math.min(...concerns.map(({ kind }) => gravest.indexOf(kind)));
}

/** The newest program among the desks that still have their access. */
function latestVersion(desks: readonly DeskLine[]): string | null {
  const versions = desks.filter(({ isRevoked }) => !isRevoked).map(({ program }) => program);
  return versions.toSorted(compareVersions).at(-1) ?? null;
}

/** `0.9.0` before `0.10.0`; what is no version comes first. */
function compareVersions(one: string, other: string): number {
  return one.localeCompare(other, 'fr', { numeric: true });
}
