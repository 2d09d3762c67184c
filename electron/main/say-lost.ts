import { app, dialog } from 'electron';
import type { BrowserWindow } from 'electron';
import { HOST_LOST } from '../../shared/ipc/exposed-bridge.ts';
import { tellDesk } from './desk-events.ts';
import type { HostClient } from './host-client.ts';

/**
 * Says that the host process has died. It is not started again beside a page that may believe
 * something else: a whole new start takes the profile anew, so there are never two hosts.
 */
export function sayWhenHostLost(window: BrowserWindow, host: HostClient): void {
  void host.lost.then(async () => {
    tellDesk(window, HOST_LOST);
    if (window.isDestroyed()) return app.quit();
    const { response } = await dialog.showMessageBox(window, {
      type: 'error',
      title: 'Relais',
      message: 'Le service de Relais s’est arrêté.',
      detail:
        'Ce qui était enregistré est gardé. Notez sur papier ce qui ne l’était pas, fermez Relais, puis relancez-le.',
      buttons: ['Fermer Relais', 'Garder la fenêtre ouverte'],
      defaultId: 0,
      cancelId: 1,
      noLink: true,
    });
    if (response === 0) app.quit();
  });
}

/** Says that the page has died, and loads it again when asked: it starts locked. */
export function sayWhenPageLost(window: BrowserWindow): void {
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    if (reason === 'clean-exit') return;
    void dialog
      .showMessageBox(window, {
        type: 'error',
        title: 'Relais',
        message: 'La page de Relais s’est arrêtée.',
        detail: 'Ce qui était enregistré est gardé. La page se rouvrira verrouillée.',
        buttons: ['Rouvrir la page', 'Fermer Relais'],
        defaultId: 0,
        cancelId: 0,
        noLink: true,
      })
      .then(({ response }) => {
        if (response === 1) app.quit();
        else if (!window.isDestroyed()) window.webContents.reload();
      });
  });
}
