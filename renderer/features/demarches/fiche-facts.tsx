import type { Fiche } from '../../../shared/domain/catalogue/fiche.ts';
import { themeLabels } from '../../../shared/domain/vocabulary/theme.ts';
import { themeDeVieLabels } from '../../../shared/domain/vocabulary/theme-de-vie.ts';
import { reportThemeConfidence, themesConfidence, themesOf } from './catalogue.ts';
import type { Demarche } from '../../data/publications/catalogue-names.ts';
import type { Deadline } from './deadlines.ts';
import classes from './demarches.module.css';
import { capitalise } from '../../ui/format.ts';
import { FactLine } from './fact-line.tsx';
import { FicheSection } from './fiche-section.tsx';
import { followUpWords } from './follow-up-words.ts';
import { frenchSpaces } from '../../ui/french-spaces.ts';
import { versionWords } from './version-words.ts';

/** What a fiche says beside the pièces: where and how, the forms, the delays, what to do after. */
export function FicheFacts({
  demarche,
  fiche,
  deadlines,
  general,
}: {
  readonly demarche: Demarche;
  readonly fiche: Fiche;
  readonly deadlines: readonly Deadline[];
  readonly general: readonly Deadline[];
}) {
  const { canaux, formulaires, delai, recours, suivi } = fiche;
  return (
    <div className={classes['sections']}>
      <FicheSection title="Où et comment">
        {canaux.map(({ fact, ...about }) => (
          <FactLine key={fact} {...about}>
            {frenchSpaces(fact)}
          </FactLine>
        ))}
      </FicheSection>
      {formulaires.length > 0 && (
        <FicheSection title="Formulaires">
          {formulaires.map(({ cerfa, title, versionStatus, otherNumber, ...about }) => (
            <FactLine key={cerfa + title} {...about}>
              <strong>{/^\d/.test(cerfa) ? `Cerfa ${cerfa}` : cerfa}</strong>
              {otherNumber !== undefined && ` (${otherNumber})`}, {frenchSpaces(title)} –{' '}
              {frenchSpaces(versionWords[versionStatus] ?? 'version à vérifier')}
            </FactLine>
          ))}
        </FicheSection>
      )}
      <FicheSection title="Délais et dates">
        <FactLine {...delai}>{frenchSpaces(delai.fact)}</FactLine>
        {deadlines.map((deadline) => (
          <DeadlineLine key={deadline.rule} deadline={deadline} />
        ))}
      </FicheSection>
      <FicheSection title="Recours">
        <FactLine {...recours}>{frenchSpaces(recours.fact)}</FactLine>
      </FicheSection>
      {suivi.length > 0 && (
        <FicheSection title="À revoir ensuite">
          {suivi.map((one) => (
            <FactLine key={followUpWords(one)} confidence={one.confidence} sources={[]}>
              {frenchSpaces(followUpWords(one))}
            </FactLine>
          ))}
        </FicheSection>
      )}
      <FicheSection title="Pour toute démarche">
        {general.map((deadline) => (
          <DeadlineLine key={deadline.rule} deadline={deadline} />
        ))}
      </FicheSection>
      <FicheSection title="Noms et rangement">
        <FactLine confidence={reportThemeConfidence(demarche.theme)} sources={[]}>
          Thème du rapport&nbsp;: {themeLabels[demarche.theme]}
        </FactLine>
        <FactLine confidence={themesConfidence()} sources={[]}>
          Thème de vie&nbsp;:{' '}
          {themesOf(demarche.id)
            .map((theme) => themeDeVieLabels[theme])
            .join(' ou ')}
        </FactLine>
        <FactLine confidence={demarche.nomsAnciensConfidence} sources={[]}>
          {demarche.nomsAnciens.length === 0
            ? 'Aucun ancien nom connu'
            : `Avant\u00a0: ${frenchSpaces(demarche.nomsAnciens.join(' ; '))}`}
        </FactLine>
      </FicheSection>
    </div>
  );
}

function DeadlineLine({ deadline }: { readonly deadline: Deadline }) {
  const { rule, date, from, confidence, sources, note } = deadline;
  return (
    <FactLine
      confidence={confidence}
      sources={sources}
      note={note}
      {...(from !== null && { details: [capitalise(from)] })}
    >
      {frenchSpaces(rule)}
      {date !== null && (
        <>
          {' – '}
          <strong>{date}</strong>
        </>
      )}
    </FactLine>
  );
}
