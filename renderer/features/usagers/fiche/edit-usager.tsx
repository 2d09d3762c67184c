import { Stack } from '@mantine/core';
import { useState } from 'react';
import { respectOpposition } from '../../../../shared/domain/usager/respect-opposition.ts';
import type { Usager } from '../../../data/usagers/usager-kind.ts';
import { reviseUsager } from '../../../data/usagers/usagers.ts';
import { Notice } from '../../../ui/notice.tsx';
import { ScreenTitle } from '../../../ui/screen-title.tsx';
import { carryFields, contentToFields } from '../form/usager-fields.ts';
import { readDraft } from '../form/kept-drafts.ts';
import { UsagerForm } from '../form/usager-form.tsx';
import { noticePaper } from '../papers.ts';
import { fullName } from '../../../../shared/domain/usager/full-name.ts';
import type { UsagerViewProps } from '../usagers-screen-props.ts';

/** The file of someone, to correct and to complete. */
export function EditUsager({
  session,
  today,
  usager: current,
  carried,
  onPrint,
  onDone,
}: Pick<UsagerViewProps, 'session' | 'today' | 'carried' | 'onPrint'> & {
  readonly usager: Usager;
  readonly onDone: () => void;
}) {
  // The file as it was when the form opened: another window’s change is then refused, not undone.
  const [usager] = useState(() => readDraft(session, current.id)?.usager ?? current);
  const [initial] = useState(() => {
    const fields = contentToFields(usager.sealed);
    return carried === null ? fields : carryFields(fields, carried);
  });
  return (
    <Stack gap="md">
      <ScreenTitle
        pageTitle="Modifier une fiche"
        takesFocus={false}
      >{`Modifier : ${fullName(usager.sealed.identite)}`}</ScreenTitle>
      {usager.sealed.opposition !== null && (
        <Notice kind="warn">
          Cette personne s’oppose à ceci&nbsp;: {usager.sealed.opposition.objet}. On peut corriger
          et retirer, pas ajouter.
        </Notice>
      )}
      {carried !== null && (
        <Notice kind="info">
          Ce que vous veniez de taper complète cette fiche. Rien n’est enregistré encore&nbsp;:
          vérifiez.
        </Notice>
      )}
      <UsagerForm
        session={session}
        today={today}
        usager={usager}
        initial={initial}
        onSave={async (said) => {
          const respected = respectOpposition(usager.sealed, said);
          if (!respected.ok) return respected;
          const revised = await reviseUsager(session, usager, respected.value);
          if (revised.ok) onDone();
          return revised;
        }}
        onSame={() => {}}
        onCancel={onDone}
        onPrintNotice={(finalite) => onPrint(noticePaper(session.identity, today, finalite))}
      />
    </Stack>
  );
}
