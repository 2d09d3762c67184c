import { Button } from '@mantine/core';
import { useRef, useState } from 'react';
import { Notice } from '../../ui/notice.tsx';
import { screens } from './screens.ts';
import type { ScreenId } from './screens.ts';

/** Where the visited screens are remembered: on this desk, for whoever uses it. */
const KEY = 'relais-ecrans-visites';

/** At the first visit of a screen, what it is for, in one sentence. */
export function FirstVisit({ screen }: { readonly screen: ScreenId }) {
  const [visited, setVisited] = useState(readVisited);
  // The field the screen had given the focus to: it has it again once the sentence is gone.
  const before = useRef<HTMLElement | null>(null);
  if (visited.includes(screen)) return null;
  const understood = () => {
    const next = [...visited, screen];
    localStorage.setItem(KEY, next.join(','));
    setVisited(next);
    before.current?.focus({ preventScroll: true });
  };
  return (
    <Notice
      kind="info"
      word="Première visite"
      action={
        <Button
          variant="default"
          onFocus={({ relatedTarget }) => {
            before.current = relatedTarget instanceof HTMLElement ? relatedTarget : null;
          }}
          onClick={understood}
        >
          J’ai compris
        </Button>
      }
    >
      {screens[screen].help}
    </Notice>
  );
}

function readVisited(): readonly string[] {
  return (localStorage.getItem(KEY) ?? '').split(',');
}
