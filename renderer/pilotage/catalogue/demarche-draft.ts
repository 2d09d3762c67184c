import type { CatalogueIndex } from '../../../shared/domain/catalogue/catalogue-index.ts';
import type { Confidence } from '../../../shared/domain/catalogue/fact.ts';
import type { Fiche } from '../../../shared/domain/catalogue/fiche.ts';
import { LOCAL_PREFIX } from '../../../shared/domain/catalogue/publication.ts';
import type { PublishedDemarche } from '../../../shared/domain/catalogue/publication.ts';
import { foldWords } from '../../../shared/domain/commune/fold.ts';
import type { Theme } from '../../../shared/domain/vocabulary/theme.ts';
import type { ThemeDeVie } from '../../../shared/domain/vocabulary/theme-de-vie.ts';
import type { CatalogueAnswer } from '../../../shared/sync/publication-api.ts';

type Entree = CatalogueIndex['demarches'][number];
type Piece = Fiche['pieces'][number];

/** A pièce as it is typed. */
export interface PieceDraft {
  /** Stays with the line while it is edited. */
  readonly key: number;
  readonly label: string;
  readonly requirement: Piece['requirement'];
  readonly condition: string;
}

/** What may be typed of a démarche: what a desk shows first, and nothing that is computed from. */
export interface DemarcheDraft {
  readonly nom: string;
  readonly nomActuel: string;
  readonly organismes: readonly string[];
  readonly theme: Theme | null;
  readonly themesDeVie: readonly ThemeDeVie[];
  readonly pieces: readonly PieceDraft[];
  /** Ways to do it, one a line. */
  readonly canaux: string;
  readonly delai: string;
  readonly recours: string;
  readonly note: string;
  readonly source: string;
  readonly confidence: Confidence | null;
  readonly motif: string;
}

/** What stands for a fact the coordination did not give: said, never guessed. */
const NOT_GIVEN = 'Non renseigné par la coordination';

/** A démarche as it stands, entry and fiche together. */
export interface StandingDemarche {
  readonly entree: Entree;
  readonly fiche: Fiche;
  readonly themesDeVie: readonly ThemeDeVie[];
}

/** The draft of a démarche that stands; an empty one for a local démarche to come. */
export function toDraft(standing: StandingDemarche | null): DemarcheDraft {
  const fact = (text: string | undefined) => (text === undefined || text === NOT_GIVEN ? '' : text);
  return {
    nom: standing?.entree.nom ?? '',
    nomActuel: standing?.entree.nomActuel ?? '',
    organismes: standing?.entree.organismes ?? [],
    theme: standing?.entree.theme ?? null,
    themesDeVie: standing?.themesDeVie ?? [],
    pieces: (standing?.fiche.pieces ?? []).map(({ label, requirement, condition }, key) => ({
      key,
      label,
      requirement,
      condition: condition ?? '',
    })),
    canaux: (standing?.fiche.canaux ?? []).map((canal) => canal.fact).join('\n'),
    delai: fact(standing?.fiche.delai.fact),
    recours: fact(standing?.fiche.recours.fact),
    note: standing?.fiche.note ?? '',
    source: '',
    confidence: null,
    motif: '',
  };
}

/** What is wrong in a draft, in French; null when it can be published. */
export function findDraftFault(draft: DemarcheDraft): string | null {
  if (draft.nom.trim() === '' || draft.nom.trim().length > 40)
    return 'Donnez un nom court, de 40 caractères au plus.';
  if (draft.organismes.length === 0) return 'Dites avec qui cette démarche se fait.';
  if (draft.theme === null) return 'Choisissez le thème du rapport.';
  if (draft.themesDeVie.length === 0) return 'Choisissez au moins un thème de vie.';
  if (draft.pieces.some(({ label }) => label.trim() === ''))
    return 'Une pièce n’a pas de nom\u00a0: complétez-la ou ôtez-la.';
  if (draft.source.trim() === '') return 'Dites où cela a été lu, ou qui l’a dit.';
  if (draft.confidence === null) return 'Dites si c’est vérifié.';
  if (draft.motif.trim() === '') return 'Dites pourquoi vous publiez\u00a0: les postes le voient.';
  return null;
}

/** The id of a local démarche, made from its name, that none of `taken` bears. */
export function createLocalId(nom: string, taken: ReadonlySet<string>): string {
  const slug = `${LOCAL_PREFIX}${foldWords(nom).join('-')}`.slice(0, 50).replace(/-+$/, '');
  const base = slug === LOCAL_PREFIX.slice(0, -1) ? `${LOCAL_PREFIX}demarche` : slug;
  for (let next = 1; ; next += 1) {
    const id = next === 1 ? base : `${base}-${next}`;
    if (!taken.has(id)) return id;
  }
}

/**
 * What a draft publishes. A fact left as it was keeps its own source and confidence; what was typed has
 * those of the draft, under a source named after the démarche and this change. The server signs it.
 */
export function toPublication(
  id: string,
  draft: DemarcheDraft,
  standing: StandingDemarche | null,
  {
    sources,
    index,
    today,
    attendu,
  }: Pick<CatalogueAnswer, 'sources' | 'index' | 'today'> & {
    readonly attendu: number | null;
  },
): PublishedDemarche {
  const confidence = draft.confidence ?? 'memory';
  const source = `COORD-${id.toUpperCase()}-${(attendu ?? 0) + 1}`;
  const typed = { confidence, sources: [source] };
  const before = standing?.fiche ?? null;
  const sentence = (text: string, former: Fiche['delai'] | undefined) => {
    const fact = text.trim() === '' ? NOT_GIVEN : text.trim();
    return former?.fact === fact ? former : { fact, ...typed };
  };
  const pieces = draft.pieces.map((piece): Piece => {
    const { label, requirement } = piece;
    const former = before?.pieces.find((one) => one.label === label);
    const isTold = requirement === 'conditional' || former?.requirement === requirement;
    const condition = isTold ? piece.condition.trim() : '';
    if (former?.requirement === requirement && (former.condition ?? '') === condition)
      return former;
    const { condition: _before, ...kept } = former ?? {};
    return {
      ...kept,
      label: label.trim(),
      requirement,
      ...(condition === '' ? {} : { condition }),
      ...typed,
    };
  });
  const canaux = draft.canaux
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((fact) => before?.canaux.find((one) => one.fact === fact) ?? { fact, ...typed });
  const { note: _note, ...rest } = before ?? {
    formulaires: [],
    echeances: [],
    recoursDelai: null,
    suivi: [],
  };
  const labels = new Map(index.organismes.map((organisme) => [organisme.id, organisme.label]));
  const organismes = [...draft.organismes];
  const isSameWith = standing?.entree.organismes.join() === organismes.join();
  return {
    entree: {
      id,
      nom: draft.nom.trim(),
      nomActuel: draft.nomActuel.trim() === '' ? draft.nom.trim() : draft.nomActuel.trim(),
      nomsAnciens: standing?.entree.nomsAnciens ?? [],
      nomsAnciensConfidence: standing?.entree.nomsAnciensConfidence ?? confidence,
      theme: draft.theme ?? 'T9',
      organisation:
        isSameWith && standing !== null
          ? standing.entree.organisation
          : organismes.map((one) => labels.get(one) ?? one).join(', '),
      organismes,
    },
    themesDeVie: [...draft.themesDeVie],
    fiche: {
      ...rest,
      id,
      canaux,
      pieces,
      delai: sentence(draft.delai, before?.delai),
      recours: sentence(draft.recours, before?.recours),
      ...(draft.note.trim() === '' ? {} : { note: draft.note.trim() }),
    },
    sources: {
      // Those of the coordination’s former changes that a fact may still name.
      ...Object.fromEntries(
        Object.entries(sources).filter(([key]) => key.startsWith(`COORD-${id.toUpperCase()}-`)),
      ),
      [source]: { url: draft.source.trim(), note: draft.motif.trim(), asOf: today },
    },
    source: draft.source.trim(),
    confidence,
    motif: draft.motif.trim(),
    // Replaced by the session’s and the server’s own.
    auteur: 'coordination',
    jour: today,
  };
}
