import rgpdFile from '../../../resources/catalogue/rgpd.json' with { type: 'json' };
import type { LocalDay } from '../../../shared/domain/calendar/local-day.ts';
import { rgpdSchema } from '../../../shared/domain/catalogue/reglementation.ts';
import type { DeskIdentity } from '../../../shared/domain/site/desk-identity.ts';
import { usagerNotice } from '../../../shared/documents/papers/usager-notice.ts';
import type { Paper } from '../../../shared/documents/paper.ts';

const { regles } = rgpdSchema.parse(rgpdFile);

/** The sheet that informs a person of what is kept and why. */
export function noticePaper(identity: DeskIdentity, today: LocalDay, finalite: string): Paper {
  return usagerNotice({ site: siteOf(identity), today, finalite, regles });
}

/** The platform as papers name it. */
export function siteOf({ site, siteName }: DeskIdentity): {
  readonly id: string;
  readonly name: string;
} {
  return { id: site, name: siteName };
}
