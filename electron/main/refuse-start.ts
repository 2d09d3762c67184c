import { app, dialog } from 'electron';

/** Says in a window why the desk cannot open, then exits with `code`. */
export async function refuseStart(sentence: string, code: number): Promise<void> {
  // Before that, under Linux, there is no window to say it in.
  await app.whenReady();
  dialog.showErrorBox('Relais', sentence);
  app.exit(code);
}
