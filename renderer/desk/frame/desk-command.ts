import type { KeyCombo } from '../../ui/use-shortcuts.ts';

/** Something the desk can do, under one name: its key, the spotlight and the list of keys share it. */
export interface DeskCommand {
  readonly id: string;
  readonly label: string;
  /** Its name beside its key at the bottom of the window, when shorter. */
  readonly short?: string;
  readonly group: 'Accueil' | 'Aller à' | 'Poste' | 'Affichage';
  /** Other words people use for it; searched by the spotlight. */
  readonly keywords?: readonly string[];
  readonly combo?: KeyCombo;
  /** Whether its key is always shown at the bottom of the window. */
  readonly pinned?: boolean;
  readonly run: () => void | Promise<void>;
}
