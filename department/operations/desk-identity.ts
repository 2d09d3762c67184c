import type { DeskLetter, SiteId } from '../../shared/domain/site/identifiers.ts';

/** A desk as its token identifies it. */
export interface DeskIdentity {
  readonly site: SiteId;
  readonly desk: DeskLetter;
}
