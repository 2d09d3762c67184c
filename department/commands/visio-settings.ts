import { ok, refuse } from '../../shared/kernel/result.ts';
import type { Result } from '../../shared/kernel/result.ts';
import { checkDomaine, domaineSchema } from '../../shared/visio/domaine.ts';
import type { VisioSettings } from '../operations/visio-settings.ts';

/** The shortest shared key: 32 characters, since HS256 is no stronger than its key. */
const SHORTEST_SECRET = 32;

/**
 * The département’s Jitsi: `RELAIS_VISIO_DOMAINE`, and, when it asks for tokens, `RELAIS_VISIO_APPLICATION`
 * and `RELAIS_VISIO_CLE`. Null without a domain. Refusals: `visio-domaine-refuse`, `visio-cle-refusee`.
 */
export function chooseVisio(
  environment: Readonly<Record<string, string | undefined>>,
): Result<VisioSettings | null> {
  const domaine = environment['RELAIS_VISIO_DOMAINE'] ?? '';
  if (domaine === '') return ok(null);
  if (!domaineSchema.safeParse(domaine).success)
    return refuse(
      'visio-domaine-refuse',
      'RELAIS_VISIO_DOMAINE doit être un nom d’hôte, sans https:// ni chemin\u00a0: visio.exemple.fr.',
    );
  const allowed = checkDomaine(domaine);
  if (!allowed.ok) return refuse('visio-domaine-refuse', allowed.failure.sentence);
  const application = environment['RELAIS_VISIO_APPLICATION'] ?? '';
  const secret = environment['RELAIS_VISIO_CLE'] ?? '';
  const isOpen = application === '' && secret === '';
  if (!isOpen && (application === '' || secret.length < SHORTEST_SECRET))
    return refuse(
      'visio-cle-refusee',
      `Pour des salles fermées, donnez RELAIS_VISIO_APPLICATION et RELAIS_VISIO_CLE (${SHORTEST_SECRET} caractères au moins), les mêmes que dans Prosody\u202f; sinon, aucune des deux.`,
    );
  return ok({
    domaine,
    cle: isOpen ? null : { application, secret },
    audioDAbord: environment['RELAIS_VISIO_AUDIO_DABORD'] === 'oui',
    sousTitres: environment['RELAIS_VISIO_SOUS_TITRES'] === 'oui',
  });
}
