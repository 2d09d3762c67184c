import { Button, Group } from '@mantine/core';
import { Notice } from '../../ui/notice.tsx';
import type { DeskSession } from '../../data/desk-session.ts';
import { hasWindow } from './call-state.ts';
import { useVisio, visioControlOf } from './visio-control.ts';
import { barWords } from './words.ts';

/** On every other screen: where the call is, with the way back to it, or that the booth calls. */
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
  return (
    <Notice
      kind={call.etape === 'panne' || call.etape === 'coupe' ? 'warn' : 'info'}
      word="Visio"
      action={
        <Group gap="sm">
          {go}
          {!hasWindow(call) && call.etape !== 'fini' && (
            <Button variant="default" onClick={control.forget}>
              Abandonner l’appel
            </Button>
          )}
        </Group>
      }
    >
      {barWords(call)}
    </Notice>
  );
}
