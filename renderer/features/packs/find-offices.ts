import { formatTelephone } from '../../../shared/domain/identifiant/telephone.ts';
import { jours } from '../../../shared/domain/organisme/schema.ts';
import type { Lieu } from '../../../shared/domain/organisme/schema.ts';
import type { PlatformContact } from '../../../shared/documents/packs/pack-source.ts';

/** The offices a dossier may be sent to: those of the organismes of its démarche. */
export function findOffices(
  organismes: readonly string[],
  lieux: readonly Lieu[],
): readonly Lieu[] {
  return lieux.filter(({ operateur }) => operateur !== null && organismes.includes(operateur));
}

/** The office a letter is for when nobody chose: the only one there is, never one of several. */
export function onlyOffice(offices: readonly Lieu[]): Lieu | null {
  const [only, ...others] = offices;
  return only === undefined || others.length > 0 ? null : only;
}

/** The address of an office, a line each; none when the directory does not know it: it is written in. */
export function officeLines(office: Lieu | null): readonly string[] {
  if (office?.adresse === null || office === null) return [];
  return [office.nom, ...placeLines(office)];
}

/** Where the platform is and when it is open, as the directory says. */
export function platformContact(site: string, lieux: readonly Lieu[]): PlatformContact {
  const lieu = lieux.find(({ id }) => id === `plateforme-${site}`);
  if (lieu === undefined) return { adresse: [], telephone: null, horaires: [] };
  return {
    adresse: lieu.adresse === null ? [] : placeLines(lieu),
    telephone: lieu.telephone === null ? null : formatTelephone(lieu.telephone),
    horaires: [
      ...jours.flatMap((jour) => {
        const hours = lieu.horaires[jour];
        return hours === null ? [] : [`${jour} : ${hours}`];
      }),
      ...(lieu.horairesNote === null ? [] : [lieu.horairesNote]),
    ],
  };
}

function placeLines({ adresse, codePostal, commune }: Lieu): readonly string[] {
  const town = [codePostal, commune].filter((part) => part !== null).join(' ');
  return [...(adresse?.split('\n') ?? []), ...(town === '' ? [] : [town])];
}
