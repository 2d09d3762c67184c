import type { SyntheticEvent } from 'react';
import type { DrawnMark, DrawnPage } from '../../../shared/documents/drawn-page.ts';
import { assertNever } from '../../../shared/kernel/exhaustive.ts';
import { COME } from '../../ui/pictures-shown.ts';
import { useAddress } from '../../ui/use-address.ts';
import classes from './papiers.module.css';

/**
 * A page as the PDF draws it, mark for mark: looked at on the screen, and printed by it. Drawing it
 * here needs no viewer, no frame and no opening in the page’s policy, in Electron as in a browser.
 */
export function PageDrawing({ page, name }: { readonly page: DrawnPage; readonly name: string }) {
  return (
    <div
      className={classes['sheet']}
      // Known before it is drawn: a page out of sight takes its place, and no memory.
      style={{ aspectRatio: `${page.largeur} / ${page.hauteur}` }}
    >
      <svg
        className={classes['page']}
        viewBox={`0 0 ${page.largeur} ${page.hauteur}`}
        role="img"
        aria-label={name}
      >
        {page.marques.map((mark, index) => (
          // Drawn once and never reordered: the index is the mark’s only name.
          <Mark key={index} mark={mark} />
        ))}
      </svg>
    </div>
  );
}

function Mark({ mark }: { readonly mark: DrawnMark }) {
  switch (mark.genre) {
    case 'texte':
      return (
        <text
          x={mark.x}
          y={mark.y}
          fontSize={mark.taille}
          fontWeight={mark.gras ? 700 : 400}
          textLength={mark.largeur}
        >
          {mark.texte}
        </text>
      );
    case 'trait':
      return (
        <line
          x1={mark.x1}
          y1={mark.y1}
          x2={mark.x2}
          y2={mark.y2}
          stroke={mark.couleur}
          strokeWidth={mark.epaisseur}
        />
      );
    case 'rectangle':
      return (
        <rect
          x={mark.x}
          y={mark.y}
          width={mark.largeur}
          height={mark.hauteur}
          fill={mark.fond ?? 'none'}
          stroke={mark.bord?.couleur ?? 'none'}
          strokeWidth={mark.bord?.epaisseur ?? 0}
          // The modules of a code touch: no hair of white between them.
          {...(mark.bord === null && { shapeRendering: 'crispEdges' })}
        />
      );
    case 'image':
      return <Copy mark={mark} />;
    default:
      return assertNever(mark);
  }
}

/** A page of a copy; an empty frame that says so when only the file has it. */
function Copy({ mark }: { readonly mark: Extract<DrawnMark, { readonly genre: 'image' }> }) {
  const { x, y, largeur, hauteur, image } = mark;
  const address = useAddress(image);
  if (image !== null)
    return (
      <image
        x={x}
        y={y}
        width={largeur}
        height={hauteur}
        href={address}
        onLoad={noteCome}
        onError={noteCome}
        aria-hidden
      />
    );
  return (
    <>
      <rect x={x} y={y} width={largeur} height={hauteur} fill="none" stroke="#000" />
      <text x={x + 12} y={y + 24} fontSize={10.5}>
        Cette page ne se montre pas ici : enregistrez le PDF pour la voir et l’imprimer.
      </text>
    </>
  );
}

function noteCome({ currentTarget }: SyntheticEvent<SVGImageElement>): void {
  currentTarget.setAttribute(COME, '');
}
