import { Title } from '@mantine/core';
import { useEffect, useRef } from 'react';

/**
 * The h1 of a screen, and the page’s title; `pageTitle` when the h1 names a person, since a browser
 * writes the titles of pages on the disk. When the screen appears the focus moves to it, so that
 * the keyboard and a screen reader start at its top; `takesFocus={false}` leaves the focus where a
 * field asked for it.
 */
export function ScreenTitle({
  children,
  pageTitle = children,
  product = 'Relais',
  takesFocus = true,
}: {
  readonly children: string;
  readonly pageTitle?: string;
  readonly product?: string;
  readonly takesFocus?: boolean;
}) {
  const heading = useRef<HTMLHeadingElement>(null);

  useEffect(() => {
    document.title = `${pageTitle} – ${product}`;
  }, [pageTitle, product]);

  useEffect(() => {
    if (takesFocus) heading.current?.focus({ preventScroll: true });
  }, [takesFocus]);

  return (
    <Title order={1} ref={heading} tabIndex={-1}>
      {children}
    </Title>
  );
}
