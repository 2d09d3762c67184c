import type { AgendaAnswer } from '../../../shared/sync/agenda-api.ts';
import type { PageProps } from '../pages.ts';

/** What each part of the page is given: the calendar as it was read, and how to read it again. */
export interface SectionProps extends Pick<PageProps, 'client' | 'onExpired'> {
  readonly agenda: AgendaAnswer;
  readonly reload: () => Promise<void>;
}
