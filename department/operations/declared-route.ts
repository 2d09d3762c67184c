import type { z } from 'zod';
import type { AdminAct } from '../../shared/domain/staff/act.ts';
import type { StaffRole } from '../../shared/domain/staff/role.ts';

/** Who may call a route: anyone at all, a desk by its token, or signed-in staff of these roles. */
export type Access = 'public' | 'desk' | readonly StaffRole[];

/** What the audit keeps of a call: which act, and on what (nothing that was typed). */
export interface RouteAct {
  readonly name: AdminAct;
  readonly subject?: (body: unknown) => string | null;
}

/** What the API’s description says of a call. */
export interface RouteDoc {
  readonly summary: string;
  readonly query?: z.ZodType;
  readonly body?: z.ZodType;
  /** What it answers: a schema of JSON, or the media type of a file. */
  readonly answer: z.ZodType | string;
}

/** One route of the server, with what it declares. */
export interface DeclaredRoute {
  readonly method: string;
  readonly url: string;
  readonly access: Access | undefined;
  readonly act: RouteAct | undefined;
  readonly doc: RouteDoc | undefined;
}
