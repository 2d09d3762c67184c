import { isLocalDemarche } from '../../../shared/domain/catalogue/publication.ts';
import { standingFiches } from '../../data/publications/catalogue-fiches.ts';
import { ConfidenceMark } from '../../ui/confidence-mark.tsx';
import { formatDate } from '../../ui/format.ts';
import { frenchSpaces } from '../../ui/french-spaces.ts';
import { Notice } from '../../ui/notice.tsx';

/** That the coordination wrote a fiche, when, why and from what; nothing for a fiche as shipped. */
export function PublicationNotice({ demarche }: { readonly demarche: string }) {
  const published = standingFiches().publications.get(demarche);
  if (published === undefined) return null;
  const { jour, motif, source, confidence } = published;
  return (
    <Notice kind="info" word={isLocalDemarche(demarche) ? 'Démarche locale' : 'Fiche corrigée'}>
      par la coordination, le {formatDate(jour)}&nbsp;: {frenchSpaces(motif)} (source&nbsp;:{' '}
      {frenchSpaces(source)}). <ConfidenceMark confidence={confidence} />
    </Notice>
  );
}
