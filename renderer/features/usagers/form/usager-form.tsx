import { Button, Group, Stack } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import type { LocalDay } from '../../../../shared/domain/calendar/local-day.ts';
import type { Id } from '../../../../shared/domain/site/identifiers.ts';
import type { Result } from '../../../../shared/kernel/result.ts';
import { useCommunes } from '../../../data/communes/use-communes.ts';
import { useNirDecision } from '../../../data/decisions/decisions.ts';
import type { DeskSession } from '../../../data/desk-session.ts';
import type { Ressemblance } from '../../../data/registre/likely-duplicates.ts';
import type { Usager } from '../../../data/usagers/usager-kind.ts';
import { count } from '../../../ui/format.ts';
import { Notice } from '../../../ui/notice.tsx';
import { useBusy } from '../../../ui/use-busy.ts';
import { LikelySame } from '../doublons/likely-same.tsx';
import { useLikelySame } from '../doublons/use-likely-same.ts';
import { useLeaveGuard } from '../use-leave-guard.ts';
import classes from '../usagers.module.css';
import { ContactPart } from './contact-part.tsx';
import { FoyerPart } from './foyer-part.tsx';
import { IdentityPart } from './identity-part.tsx';
import { keepDraft, NEW, readDraft } from './kept-drafts.ts';
import { LeaveDialog } from './leave-dialog.tsx';
import { NumbersPart } from './numbers-part.tsx';
import { PurposePart } from './purpose-part.tsx';
import { readFields, withTrace } from './read-fields.ts';
import type { FieldErrors, UsagerSaid } from './read-fields.ts';
import { contentToFields, isTouched } from './usager-fields.ts';
import type { UsagerFields } from './usager-fields.ts';

const noErrors: FieldErrors = new Map();

/**
 * The form of a file. `onSave` answers once it is *enregistrée*; a refusal is said and nothing typed
 * is lost. `onSame` opens the file of someone already known, with what was typed here.
 */
export function UsagerForm({
  session,
  today,
  usager,
  initial,
  onSave,
  onSame,
  onCancel,
  onPrintNotice,
}: {
  readonly session: DeskSession;
  readonly today: LocalDay;
  /** The file to change; null for a new one. */
  readonly usager: Usager | null;
  /** What the fields hold at first. */
  readonly initial: UsagerFields;
  readonly onSave: (said: UsagerSaid) => Promise<Result<unknown>>;
  readonly onSame: (one: Ressemblance, typed: UsagerFields) => void;
  readonly onCancel: () => void;
  readonly onPrintNotice: (finalite: string) => void;
}) {
  const draftKey = usager?.id ?? NEW;
  const [fields, setFields] = useState(() => readDraft(session, draftKey)?.fields ?? initial);
  const [errors, setErrors] = useState(noErrors);
  const [failure, setFailure] = useState<string | null>(null);
  const [others, setOthers] = useState<readonly Id[]>([]);
  const [cancelling, setCancelling] = useState(false);
  const [saved, setSaved] = useState(false);
  const [saving, run] = useBusy();
  const form = useRef<HTMLFormElement>(null);
  const communes = useCommunes(session.identity);
  const decision = useNirDecision(session);
  const untouched = usager === null ? initial : contentToFields(usager.sealed);
  const touched = !saved && isTouched(fields, untouched);
  const letGo = () => keepDraft(session, draftKey, null);
  const guard = useLeaveGuard(touched);
  useEffect(() => {
    keepDraft(session, draftKey, touched ? { usager, initial, fields } : null);
  }, [session, draftKey, touched, usager, initial, fields]);

  const context = {
    before: usager?.sealed ?? null,
    nirDecision: decision?.sealed.permis === true ? decision.sealed : null,
    today,
    author: session.author.id,
  };
  const { heard } = readFields(fields, context);
  const compared = usager === null ? withTrace(heard, session.author.id) : null;
  const likely = useLikelySame(session, compared, null).filter(
    ({ usager: { id } }) => !others.includes(id),
  );
  // The first field that does not hold takes the focus, once its sentence is there.
  useEffect(() => {
    const wrong = form.current?.querySelector('[aria-invalid=true]');
    if (wrong instanceof HTMLElement) wrong.focus();
  }, [errors]);

  const set = (change: Partial<UsagerFields>) => {
    setFields({ ...fields, ...change });
    setFailure(null);
  };
  const save = async () => {
    const reading = readFields(fields, context);
    setErrors(reading.errors);
    if (reading.said === null)
      return setFailure(
        `${count(reading.errors.size, 'champ est à revoir', 'champs sont à revoir')} : la phrase est sous chacun. Rien n’a été enregistré, rien n’est perdu.`,
      );
    if (likely.length > 0)
      return setFailure(
        'Une fiche ressemble à celle-ci : dites d’abord si c’est cette personne ou quelqu’un d’autre.',
      );
    setSaved(true);
    const result = await onSave(reading.said);
    if (result.ok) return;
    setSaved(false);
    setFailure(result.failure.sentence);
  };
  const parts = { fields, errors, set };
  return (
    <form
      ref={form}
      autoComplete="off"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void run(save);
      }}
    >
      <div className={classes['columns']}>
        <Stack gap="md">
          <IdentityPart {...parts} />
          {likely.length > 0 && (
            <LikelySame
              likely={likely}
              onSame={(one) => {
                setSaved(true);
                letGo();
                onSame(one, fields);
              }}
              onOther={(id) => setOthers([...others, id])}
            />
          )}
          <PurposePart
            {...parts}
            today={today}
            onPrintNotice={() => onPrintNotice(fields.finalite)}
          />
          <FoyerPart {...parts} session={session} self={usager?.id ?? null} />
        </Stack>
        <Stack gap="md">
          <ContactPart {...parts} communes={communes} />
          <NumbersPart {...parts} nirAllowed={context.nirDecision !== null} />
        </Stack>
      </div>
      <div className={classes['footer']}>
        {failure !== null && <Notice kind="error">{failure}</Notice>}
        <Group mt={failure === null ? 0 : 'sm'}>
          <Button type="submit" loading={saving} size="lg">
            {usager === null ? 'Créer la fiche' : 'Enregistrer les changements'}
          </Button>
          <Button
            variant="subtle"
            size="lg"
            onClick={() => (touched ? setCancelling(true) : onCancel())}
          >
            Renoncer
          </Button>
        </Group>
      </div>
      <LeaveDialog
        opened={guard.asked || cancelling}
        onStay={() => {
          guard.stay();
          setCancelling(false);
        }}
        onLeave={() => {
          letGo();
          if (cancelling) onCancel();
          else guard.leave();
        }}
      />
    </form>
  );
}
