import type { DrawnPage } from '../../../shared/documents/drawn-page.ts';
import { PageDrawing } from './page-drawing.tsx';
import classes from './papiers.module.css';

/** The pages of a paper, one under the other: looked at, and alone on the printer. */
export function PaperPages({ pages }: { readonly pages: readonly DrawnPage[] }) {
  return (
    <div className={classes['preview']} role="region" aria-label="Aperçu" tabIndex={0}>
      <div className={classes['pages']} data-papier>
        {pages.map((page, index) => (
          <PageDrawing key={index} page={page} name={`Page ${index + 1} sur ${pages.length}`} />
        ))}
      </div>
    </div>
  );
}
