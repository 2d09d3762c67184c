/** Set on a picture of a page once it has come, or failed to. */
export const COME = 'data-venue';

/** Waits for the pictures of the pages on show: one that has not come would be white on paper. */
export async function picturesShown(): Promise<void> {
  const waiting = document.querySelectorAll(`[data-papier] image:not([${COME}])`);
  await Promise.all(
    [...waiting].map(
      (picture) =>
        new Promise((resolve) => {
          for (const event of ['load', 'error'])
            picture.addEventListener(event, resolve, { once: true });
        }),
    ),
  );
}
