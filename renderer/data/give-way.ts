/**
 * Lets the page do everything more pressing first: what people type, what is drawn and, for
 * `background`, whatever else waits. A browser without priorities waits its ordinary turn.
 */
export function giveWay(priority: 'user-visible' | 'background'): Promise<void> {
  return 'scheduler' in globalThis
    ? globalThis.scheduler.postTask(() => {}, { priority })
    : new Promise((resolve) => setTimeout(resolve));
}
