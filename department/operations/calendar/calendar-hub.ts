import type { SiteId } from '../../../shared/domain/site/identifiers.ts';
import type { CalendarNotice, CalendarStore } from './calendar-store.ts';

/** Someone who wants to know that the calendar of a platform changed. */
export interface CalendarListener {
  readonly site: SiteId;
  changed(numero: number): void;
}

/** Passes each change of the calendar on to the desks it concerns that this process serves. */
export interface CalendarHub {
  /** Adds a listener; gives how to take it off. */
  add(listener: CalendarListener): Promise<() => void>;
  close(): Promise<void>;
}

/** A hub that listens to the database from the first listener on. */
export function createCalendarHub(calendar: Pick<CalendarStore, 'listen'>): CalendarHub {
  const listeners = new Set<CalendarListener>();
  let listening: Promise<{ close(): Promise<void> }> | null = null;
  const tell = ({ numero, sites }: CalendarNotice): void => {
    for (const listener of listeners)
      if (sites === null || sites.includes(listener.site)) listener.changed(numero);
  };
  return {
    async add(listener) {
      listeners.add(listener);
      listening ??= calendar.listen(tell);
      try {
        await listening;
      } catch (error) {
        listening = null;
        listeners.delete(listener);
        throw error;
      }
      return () => listeners.delete(listener);
    },
    async close() {
      listeners.clear();
      const open = await listening?.catch(() => null);
      listening = null;
      await open?.close();
    },
  };
}
