import { Button, Stack } from '@mantine/core';
import { useCallback, useMemo, useState } from 'react';
import type { DeskIdentity } from '../../../shared/domain/site/desk-identity.ts';
import { useBridgeEvent } from '../../bridge/use-bridge-event.ts';
import type { SessionPlatform } from '../../data/desk-session.ts';
import { recordLockedPassage } from '../../data/visites/record-passage.ts';
import { count } from '../../ui/format.ts';
import { KeyHint } from '../../ui/key-hint.tsx';
import { Notice } from '../../ui/notice.tsx';
import { useShortcuts } from '../../ui/use-shortcuts.ts';

/** The Passage of a locked desk: noted on the disk at once, kept or withdrawn at unlock. */
export function LockedPassage({
  platform,
  identity,
  settled = 'au déverrouillage',
}: {
  readonly platform: SessionPlatform;
  readonly identity: DeskIdentity;
  /** When it is asked whether to keep them, in words. */
  readonly settled?: string;
}) {
  const [noted, setNoted] = useState(0);
  const [failure, setFailure] = useState<string | null>(null);
  const record = useCallback(async () => {
    const result = await recordLockedPassage(platform, identity);
    if (result.ok) setNoted((before) => before + 1);
    setFailure(result.ok ? null : result.failure.sentence);
  }, [platform, identity]);
  // Electron’s own shortcut, pressed while another program is in front.
  useBridgeEvent(platform.bridge, 'passage.asked', record);
  useShortcuts(useMemo(() => [{ combo: { key: 'F2' }, run: record }], [record]));
  return (
    <Stack gap="sm">
      <Button
        size="xl"
        variant="default"
        onClick={() => void record()}
        rightSection={<KeyHint keys={['F2']} />}
      >
        Passage
      </Button>
      {failure !== null && <Notice kind="error">{failure}</Notice>}
      {failure === null && noted > 0 && (
        <Notice kind="info" word="Enregistré">
          {count(noted, 'passage noté', 'passages notés')}, à garder ou à retirer {settled}.
        </Notice>
      )}
    </Stack>
  );
}
