import { NavLink } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './frame.module.css';
import { railLine, screenIds, screens } from './screens.ts';
import type { ScreenId } from './screens.ts';

/** The way between screens, with what some of them say before they are opened. */
export function Rail({
  current,
  badges,
}: {
  readonly current: ScreenId;
  readonly badges: Readonly<Partial<Record<ScreenId, ReactNode>>>;
}) {
  return (
    <nav className={classes['rail']} aria-label="Écrans">
      {screenIds.map((id) => {
        const { label, icon: ScreenIcon } = screens[id];
        return (
          <NavLink
            key={id}
            href={`#${id}`}
            label={label}
            leftSection={<ScreenIcon />}
            rightSection={badges[id]}
            active={id === railLine(current)}
            aria-current={id === railLine(current) ? 'page' : undefined}
          />
        );
      })}
    </nav>
  );
}
