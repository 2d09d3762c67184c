import { Modal } from '@mantine/core';
import { useEffect } from 'react';
import { CopyDialog } from '../copie/copy-dialog.tsx';
import { noticePaper } from '../papers.ts';
import type { PageDialogProps } from '../usagers-screen-props.ts';
import { EraseDialog } from './erase-dialog.tsx';
import { MergeDialog } from './merge-dialog.tsx';
import { ObjectionDialog } from './objection-dialog.tsx';
import type { PageAction } from './page-actions.tsx';
import { SlipDialog } from './slip-dialog.tsx';

const titles: Readonly<Record<Exclude<PageAction, 'information'>, string>> = {
  copie: 'La copie de ce qui est gardé',
  coordonnees: 'Fiche de coordonnées',
  fusion: 'Réunir avec une autre fiche',
  opposition: 'Opposition',
  effacement: 'Effacer cette fiche',
};

/** The one dialog of the page that is open, if any. */
export function PageDialogs({
  action,
  ...props
}: PageDialogProps & { readonly action: PageAction | null }) {
  const { session, today, usager, onPrint, onClose } = props;
  useEffect(() => {
    if (action !== 'information') return;
    onClose();
    onPrint(noticePaper(session.identity, today, usager.sealed.finalite));
  }, [action, onClose, onPrint, session, today, usager]);
  if (action === null || action === 'information') return null;
  return (
    <Modal
      opened
      onClose={onClose}
      title={titles[action]}
      size="xl"
      // A touch beside must not lose what is being typed.
      closeOnClickOutside={false}
    >
      {action === 'copie' && <CopyDialog {...props} />}
      {action === 'coordonnees' && <SlipDialog {...props} />}
      {action === 'fusion' && <MergeDialog {...props} />}
      {action === 'opposition' && <ObjectionDialog {...props} />}
      {action === 'effacement' && <EraseDialog {...props} />}
    </Modal>
  );
}
