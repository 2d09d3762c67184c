import { count } from './format.ts';
import { Notice } from './notice.tsx';

/** Says that something the coordination published does not read here; nothing when all does. */
export function UnreadPublications({ publications }: { readonly publications: number }) {
  return publications === 0 ? null : (
    <Notice kind="warn">
      {count(publications, 'publication vient', 'publications viennent')} d’une version plus récente
      de Relais et ne se lit pas ici&nbsp;: mettez ce poste à jour. Rien n’est perdu.
    </Notice>
  );
}
