import { Button } from '@mantine/core';
import { Notice } from '../../ui/notice.tsx';
import type { DeskSession } from '../../data/desk-session.ts';
import { useVisio, visioControlOf } from './visio-control.ts';

/** On every other screen: that a call goes on, or that the booth calls. */
export function CallBar({
  session,
  href,
}: {
  readonly session: DeskSession;
  /** The address of the Visio screen; null behind the mask, where only the booth’s call shows. */
  readonly href: string | null;
}) {
  const control = visioControlOf(session);
  const { call } = useVisio(control);
  if (call === null) return null;
  const go = href !== null && (
    <Button component="a" href={href} variant="default">
      Ouvrir la visio
    </Button>
  );
  if (call.demande !== null)
    return (
      <Notice
        kind="warn"
        word="La cabine vous appelle"
        action={<Button onClick={() => void control.say('arrive')}>J’arrive</Button>}
      >
        quelqu’un vous attend dans la cabine de visio.
      </Notice>
    );
  if (href === null) return null;
  return call.etape === 'fini' ? (
    <Notice kind="info" word="Visio" action={go}>
      l’appel est terminé, sa visite reste à noter.
    </Notice>
  ) : (
    <Notice kind="info" word="Visio" action={go}>
      un appel est en cours dans la cabine.
    </Notice>
  );
}
