import { ok, refuse } from '../../shared/kernel/result.ts';
import type { Result } from '../../shared/kernel/result.ts';
import { telephoneVisioSchema } from '../../shared/domain/permanence/telephone-visio.ts';
import { checkDomaine, domaineSchema, lienSchema } from '../../shared/visio/domaine.ts';
import type { TelephoneSettings, VisioSettings } from '../operations/visio-settings.ts';

/** The shortest shared key: 32 characters, since HS256 is no stronger than its key. */
const SHORTEST_SECRET = 32;

/**
 * The département’s Jitsi: `RELAIS_VISIO_DOMAINE`, and, when it asks for tokens, `RELAIS_VISIO_APPLICATION`
 * and `RELAIS_VISIO_CLE`. Null without a domain. Refusals: `visio-domaine-refuse`, `visio-cle-refusee`,
 * `visio-telephone-refuse`.
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
  const telephone = chooseTelephone(environment, domaine);
  if (!telephone.ok) return telephone;
  return ok({
    domaine,
    cle: isOpen ? null : { application, secret },
    audioDAbord: environment['RELAIS_VISIO_AUDIO_DABORD'] === 'oui',
    sousTitres: environment['RELAIS_VISIO_SOUS_TITRES'] === 'oui',
    telephone: telephone.value,
  });
}

/**
 * Its telephone: `RELAIS_VISIO_TELEPHONE` and `RELAIS_VISIO_CODES` together, or neither, and
 * `RELAIS_VISIO_MUC` where the rooms are not under `conference.` and the domain.
 */
function chooseTelephone(
  environment: Readonly<Record<string, string | undefined>>,
  domaine: string,
): Result<TelephoneSettings | null> {
  const numero = environment['RELAIS_VISIO_TELEPHONE'] ?? '';
  const codes = environment['RELAIS_VISIO_CODES'] ?? '';
  if (numero === '' && codes === '') return ok(null);
  const muc = environment['RELAIS_VISIO_MUC'] || `conference.${domaine.replace(/:\d+$/, '')}`;
  const isWhole =
    telephoneVisioSchema.shape.numero.safeParse(numero).success &&
    lienSchema.safeParse(codes).success &&
    !codes.includes('#') &&
    domaineSchema.safeParse(muc).success;
  return isWhole
    ? ok({ numero: numero.trim(), codes, muc })
    : refuse(
        'visio-telephone-refuse',
        'Pour joindre les salles par téléphone, donnez RELAIS_VISIO_TELEPHONE (04 66 00 00 00) et RELAIS_VISIO_CODES (l’adresse en https:// qui donne les codes, dialInConfCodeUrl de Jitsi)\u202f; sinon, aucun des deux. RELAIS_VISIO_MUC est un nom d’hôte, hosts.muc de Jitsi.',
      );
}
