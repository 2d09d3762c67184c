import { Button, Checkbox, Group, Modal, Progress, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import type { Id } from '../../../shared/domain/site/identifiers.ts';
import { fullName } from '../../../shared/domain/usager/full-name.ts';
import type { DeskSession } from '../../data/desk-session.ts';
import { eraseUsagers } from '../../data/erase/purge.ts';
import type { UsagerResume } from '../../data/registre/resumes.ts';
import { count, formatDate } from '../../ui/format.ts';
import { Notice } from '../../ui/notice.tsx';
import { useBusy } from '../../ui/use-busy.ts';
import classes from './purge.module.css';

/** Files erased together at most: as many as someone reads. */
const MOST = 100;

/** Which of the files past their time are erased: all of them, but those taken out of the list. */
export function PurgeDialog({
  session,
  due,
  onDone,
  onClose,
}: {
  readonly session: DeskSession;
  readonly due: readonly UsagerResume[];
  /** Told how many were erased, in a sentence. */
  readonly onDone: (sentence: string) => void;
  readonly onClose: () => void;
}) {
  // As it was asked: the list does not shrink under the eyes while it is erased.
  const [listed] = useState(() => due.slice(0, MOST));
  const [left, setLeft] = useState<ReadonlySet<Id>>(new Set());
  const [erased, setErased] = useState<number | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  const [busy, run] = useBusy();
  const chosen = listed.filter(({ id }) => !left.has(id)).map(({ id }) => id);
  const erase = async () => {
    setFailure(null);
    setErased(0);
    const result = await eraseUsagers(session, chosen, setErased);
    if (result.ok) return onDone(`${count(result.value, 'fiche effacée', 'fiches effacées')}.`);
    setErased(null);
    setFailure(`${result.failure.sentence} Les fiches déjà effacées le restent.`);
  };
  const keep = (id: Id, kept: boolean) =>
    setLeft((before) => new Set(kept ? [...before, id] : [...before].filter((one) => one !== id)));
  return (
    <Modal
      opened
      onClose={onClose}
      title="Effacer les fiches sans contact depuis deux ans"
      closeOnClickOutside={!busy}
      closeOnEscape={!busy}
    >
      <Stack gap="md">
        <Text>
          Chaque fiche cochée disparaît pour de bon, avec ses dossiers, leurs notes et leurs copies.
          Les chiffres ne changent pas&nbsp;; un mandat se garde six ans après sa fin.
        </Text>
        {listed.length < due.length && (
          <Text c="dimmed">
            Voici les {MOST} plus anciennes&nbsp;; les suivantes viendront après celles-ci.
          </Text>
        )}
        <div className={classes['list']} role="group" aria-label="Fiches à effacer">
          {listed.map(({ id, identite, dernierContact }) => (
            <Checkbox
              key={id}
              label={fullName(identite)}
              description={`Dernier contact le ${formatDate(dernierContact)}`}
              checked={!left.has(id)}
              disabled={busy}
              onChange={(event) => keep(id, !event.currentTarget.checked)}
            />
          ))}
        </div>
        {failure !== null && <Notice kind="error">{failure}</Notice>}
        {erased !== null && (
          <Stack gap={4}>
            <Text id="effacement">
              {count(erased, 'fiche effacée', 'fiches effacées')} sur {chosen.length}
            </Text>
            <Progress.Root size="xl">
              <Progress.Section
                value={Math.round((100 * erased) / chosen.length)}
                aria-labelledby="effacement"
              />
            </Progress.Root>
          </Stack>
        )}
        <Group>
          <Button
            color="red"
            loading={busy}
            disabled={chosen.length === 0}
            onClick={() => void run(erase)}
          >
            Effacer {count(chosen.length, 'fiche', 'fiches')}
          </Button>
          <Button variant="default" disabled={busy} onClick={onClose} data-autofocus>
            Ne rien effacer
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
