import type { Fiche } from '../../../shared/domain/catalogue/fiche.ts';
import type { PieceChoisie } from '../../../shared/domain/piece/choose-pieces.ts';
import { FactLine } from './fact-line.tsx';
import { FicheSection } from './fiche-section.tsx';
import { frenchSpaces } from '../../ui/french-spaces.ts';

const groups = [
  { kind: 'requise', title: 'À apporter' },
  { kind: 'a-verifier', title: 'Selon les réponses qui manquent' },
  { kind: 'selon-situation', title: 'Selon la situation' },
  { kind: 'facultative', title: 'Utile, sans être demandé' },
  { kind: 'non-requise', title: 'Pas nécessaire ici' },
] as const satisfies readonly { readonly kind: PieceChoisie['choix']['kind']; title: string }[];

/** The pièces of a démarche, by what the answers make of them, each with its reason. */
export function PieceList({
  fiche,
  pieces,
}: {
  readonly fiche: Fiche;
  readonly pieces: readonly PieceChoisie[];
}) {
  return groups.map(({ kind, title }) => {
    const some = pieces.filter(({ choix }) => choix.kind === kind);
    return (
      some.length > 0 && (
        <FicheSection key={kind} title={title}>
          {some.map((piece) => (
            <PieceLine
              key={piece.piece}
              piece={piece}
              source={fiche.pieces.find(({ label }) => label === piece.piece)}
            />
          ))}
        </FicheSection>
      )
    );
  });
}

function PieceLine({
  piece: { piece, choix, alternatives, ageEnMots, confidence },
  source,
}: {
  readonly piece: PieceChoisie;
  readonly source: Fiche['pieces'][number] | undefined;
}) {
  const condition = source?.condition;
  const details = [
    choix.kind === 'a-verifier' && condition !== undefined ? `Si : ${condition}` : choix.pourquoi,
    ...(ageEnMots === null ? [] : [`Date du document : ${ageEnMots}`]),
    ...(alternatives.length === 0
      ? []
      : [
          `Accepté aussi : ${alternatives
            .map(({ label, conseillee }) => (conseillee ? `${label} (conseillé ici)` : label))
            .join(' ; ')}`,
        ]),
  ];
  return (
    <FactLine
      confidence={confidence}
      sources={source?.sources ?? []}
      note={source?.note}
      details={details}
    >
      <strong>{frenchSpaces(piece)}</strong>
    </FactLine>
  );
}
