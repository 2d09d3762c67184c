import '../../shared/web/parse-without-eval.ts';
import '@fontsource-variable/atkinson-hyperlegible-next/wght.css';
import './visiteurs.css';
import { createRoot } from 'react-dom/client';
import { visitorChannelName } from '../../shared/domain/presence/visitor-messages.ts';
import { idSchema } from '../../shared/domain/site/identifiers.ts';
import { createVisitorPage } from './visitor-page.ts';
import { VisitorScreen } from './visitor-screen.tsx';

const root = document.getElementById('racine');
if (root === null) throw new Error('The page has no root element.');

// The profile is told by whoever opened this page; without it nobody answers, which the page says.
const profile = idSchema.safeParse(location.hash.slice(1));
const channel = profile.success ? new BroadcastChannel(visitorChannelName(profile.data)) : null;

const page = createVisitorPage({
  say: (message) => channel?.postMessage(message),
  random: { bytes: (length) => crypto.getRandomValues(new Uint8Array(length)) },
  schedule: (milliseconds, task) => {
    const timer = setTimeout(task, milliseconds);
    return () => clearTimeout(timer);
  },
});
channel?.addEventListener('message', ({ data }: MessageEvent<unknown>) => page.hear(data));

// In a browser a touch fills the screen; Electron’s window fills it already, and refuses.
document.addEventListener('pointerup', () => {
  if (document.fullscreenElement === null)
    void document.documentElement.requestFullscreen().catch(() => {});
});
// A long touch is no request for a menu.
document.addEventListener('contextmenu', (event) => event.preventDefault());

createRoot(root).render(<VisitorScreen page={page} />);
