import { KeyHint } from '../../ui/key-hint.tsx';
import { comboWords } from '../../ui/use-shortcuts.ts';
import type { DeskCommand } from './desk-command.ts';
import classes from './frame.module.css';

/** The keys worth having in sight. */
export function KeyLine({ commands }: { readonly commands: readonly DeskCommand[] }) {
  return (
    <footer className={classes['keys']} aria-label="Touches">
      {commands.map(
        ({ id, label, short = label, combo, pinned = false }) =>
          pinned &&
          combo !== undefined && (
            <span key={id}>
              <KeyHint keys={comboWords(combo)} /> {short}
            </span>
          ),
      )}
    </footer>
  );
}
