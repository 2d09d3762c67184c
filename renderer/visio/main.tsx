import '../../shared/web/parse-without-eval.ts';
import '@fontsource-variable/atkinson-hyperlegible-next/wght.css';
import './visio.css';
import { createRoot } from 'react-dom/client';
import { VISIO_END } from '../../shared/visio/appel.ts';
import { askMedia } from './ask-media.ts';
import { openThread } from './thread.ts';
import { createVisioPage } from './visio-page.ts';
import { VisioScreen } from './visio-screen.tsx';

const root = document.getElementById('racine');
if (root === null) throw new Error('The page has no root element.');

const page = createVisioPage({
  say: (message) => thread.say(message),
  schedule: (milliseconds, task) => {
    const timer = setTimeout(task, milliseconds);
    return () => clearTimeout(timer);
  },
  askMedia,
  leave: () => void leave(),
});
const thread = openThread(page.hear, page.loseDesk);

window.addEventListener('offline', () => page.meeting.cut());
window.addEventListener('online', () => page.meeting.restored());

createRoot(root).render(<VisioScreen page={page} />);

/** Forgets what the call left on this origin, then closes; a window that stays shows the end. */
async function leave(): Promise<void> {
  await fetch(VISIO_END).catch(() => undefined);
  window.close();
  window.location.replace(VISIO_END);
}
