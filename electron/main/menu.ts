import { dialog, Menu } from 'electron';
import type { MenuItemConstructorOptions } from 'electron';
import { PROGRAM_VERSION } from '../host/release.ts';
import { PASSAGE_KEYS, sayAccelerator } from './accelerator.ts';

/** What the menus show and do. */
export interface MenuState {
  /** An installed desk has neither the developer’s tools nor a reload. */
  readonly packaged: boolean;
  readonly platform: NodeJS.Platform;
  readonly passageKey: string | null;
  choosePassageKey(accelerator: string | null): void;
  lock(): void;
}

type Items = MenuItemConstructorOptions[];

/** Puts the French menus in place; again whenever what they show has changed. */
export function installMenu(state: MenuState): void {
  Menu.setApplicationMenu(Menu.buildFromTemplate(describeMenus(state)));
}

function describeMenus(state: MenuState): Items {
  return [
    ...(state.platform === 'darwin' ? [applicationMenu()] : []),
    fileMenu(state),
    editMenu(),
    viewMenu(state),
    { label: 'Aide', role: 'help', submenu: [{ label: 'À propos de Relais', click: sayAbout }] },
  ];
}

/** macOS shows it under the program’s own name. */
function applicationMenu(): MenuItemConstructorOptions {
  return {
    label: 'Relais',
    submenu: [
      { role: 'hide', label: 'Masquer Relais' },
      { role: 'hideOthers', label: 'Masquer les autres' },
      { role: 'unhide', label: 'Tout afficher' },
    ],
  };
}

function fileMenu({ passageKey, choosePassageKey, lock }: MenuState): MenuItemConstructorOptions {
  const proposed: (string | null)[] = [...PASSAGE_KEYS];
  const choices = proposed.includes(passageKey) ? proposed : [passageKey, ...proposed];
  return {
    label: 'Fichier',
    submenu: [
      { label: 'Verrouiller le poste', click: () => lock() },
      {
        label: 'Passage depuis un autre programme',
        submenu: choices.map((key) => ({
          type: 'radio',
          label: key === null ? 'Aucun raccourci' : sayAccelerator(key),
          checked: key === passageKey,
          click: () => choosePassageKey(key),
        })),
      },
      { type: 'separator' },
      { role: 'quit', label: 'Quitter Relais' },
    ],
  };
}

function editMenu(): MenuItemConstructorOptions {
  return {
    label: 'Édition',
    submenu: [
      { role: 'undo', label: 'Annuler' },
      { role: 'redo', label: 'Rétablir' },
      { type: 'separator' },
      { role: 'cut', label: 'Couper' },
      { role: 'copy', label: 'Copier' },
      { role: 'paste', label: 'Coller' },
      { role: 'selectAll', label: 'Tout sélectionner' },
    ],
  };
}

function viewMenu({ packaged }: MenuState): MenuItemConstructorOptions {
  const development: Items = [
    { type: 'separator' },
    { role: 'reload', label: 'Recharger' },
    { role: 'toggleDevTools', label: 'Outils de développement' },
  ];
  return {
    label: 'Affichage',
    submenu: [
      { role: 'zoomIn', label: 'Agrandir' },
      { role: 'zoomOut', label: 'Réduire' },
      { role: 'resetZoom', label: 'Taille normale' },
      { type: 'separator' },
      { role: 'togglefullscreen', label: 'Plein écran', accelerator: 'F11' },
      ...(packaged ? [] : development),
    ],
  };
}

function sayAbout(): void {
  void dialog.showMessageBox({
    type: 'info',
    title: 'À propos de Relais',
    message: `Relais ${PROGRAM_VERSION}`,
    detail: 'Le poste de travail des points relais de services publics.\nLicence EUPL 1.2.',
    buttons: ['Fermer'],
    noLink: true,
  });
}
