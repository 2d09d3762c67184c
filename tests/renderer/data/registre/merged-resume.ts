import { usagerToResume } from '../../../../renderer/data/registre/resumes.ts';
import type { UsagerResume } from '../../../../renderer/data/registre/resumes.ts';
import { localDaySchema } from '../../../../shared/domain/calendar/local-day.ts';
import { id, usager } from '../../../shared/domain/usager/examples.ts';

/** The file 1 of Éloïse Sentinelle, which the file 2 was merged into. */
export function mergedResume(): UsagerResume {
  return usagerToResume({
    id: id(1),
    rev: 1,
    localDay: localDaySchema.parse('2026-11-20'),
    clear: {},
    sealed: usager({
      identite: { nom: 'Sentinelle', prenom: 'Éloïse' },
      more: {
        fusions: [
          {
            usager: id(2),
            le: '2026-11-20T10:00:00Z',
            par: id(900),
            avant: (({ fusions: _none, visites: _neither, ...content }) => content)(usager()),
          },
        ],
      },
    }),
  });
}
