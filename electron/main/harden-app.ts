import { app } from 'electron';
import { hardenContents } from './harden-contents.ts';
import { hardenSession } from './harden-session.ts';

/** Before the app is ready: every page is sandboxed and shut in, in every session there will be. */
export function hardenApp(): void {
  app.enableSandbox();
  app.on('web-contents-created', (_event, contents) => hardenContents(contents));
  app.on('session-created', hardenSession);
  // No page of the desk speaks to a server, and a call’s page to none that cannot be trusted.
  app.on('certificate-error', (event, _contents, _url, _error, _certificate, answer) => {
    event.preventDefault();
    answer(false);
  });
  app.on('select-client-certificate', (event, _contents, _url, _list, answer) => {
    // Not prevented, the first certificate of the machine would be sent.
    event.preventDefault();
    answer();
  });
  app.on('login', (event, _contents, _details, _auth, answer) => {
    event.preventDefault();
    answer();
  });
}
