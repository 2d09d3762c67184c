import { count } from './format.ts';
import { Notice } from './notice.tsx';

/** Says that some files do not open any more, and that the others do; nothing when all open. */
export function UnreadableNotice({ files }: { readonly files: number }) {
  return files === 0 ? null : (
    <Notice kind="warn">
      {count(
        files,
        'fiche, dossier ou mandat ne s’ouvre plus',
        'fiches, dossiers ou mandats ne s’ouvrent plus',
      )}{' '}
      sur ce poste&nbsp;: ils sont mis de côté, sans être effacés, et tout le reste est là. Prévenez
      une personne responsable&nbsp;: le disque est peut-être abîmé, ou une version plus récente de
      Relais les a écrits.
    </Notice>
  );
}
