import {
  formatTelephone,
  readOrganismeTelephone,
} from '../../../shared/domain/identifiant/telephone.ts';
import { jours, lieuSchema } from '../../../shared/domain/organisme/schema.ts';
import type { Lieu } from '../../../shared/domain/organisme/schema.ts';
import type { ReadLieu } from '../../../shared/domain/organisme/plan-lieux.ts';

/** The fields of a place as they are typed: an empty one is unknown. */
export type LieuDraft = Readonly<
  Record<
    | 'nom'
    | 'genre'
    | 'operateur'
    | 'adresse'
    | 'codePostal'
    | 'commune'
    | 'insee'
    | 'telephone'
    | 'courriel'
    | 'site'
    | 'contacts'
    | 'latitude'
    | 'longitude'
    | 'activites'
    | 'horairesNote'
    | 'source'
    | 'luLe'
    | 'confidence'
    | (typeof jours)[number],
    string
  >
>;
export type LieuField = keyof LieuDraft;

/** What is wrong, by field, in French. */
export type DraftFaults = Readonly<Partial<Record<LieuField, string>>>;

const faultWords: Readonly<Record<string, string>> = {
  nom: 'Donnez un nom, de 150 caractères au plus.',
  genre: 'Choisissez un type de lieu.',
  adresse: 'L’adresse a 300 caractères au plus.',
  codePostal: 'Un code postal a 5 chiffres.',
  commune: 'La commune a 100 caractères au plus.',
  insee: 'Un code INSEE a 5 caractères, comme 48095.',
  courriel: 'Ce n’est pas une adresse électronique.',
  site: 'L’adresse d’un site commence par https://.',
  activites: 'Ce texte a 4\u202f000 caractères au plus.',
  horairesNote: 'Cette note a 500 caractères au plus.',
  source: 'Dites où ces informations ont été lues, ou qui les a données.',
  luLe: 'Donnez le jour où ces informations étaient exactes.',
  confidence: 'Dites si ces informations sont sûres.',
  position: 'La latitude et la longitude vont ensemble, en degrés\u00a0: 44,518 et 3,5.',
  contacts: 'Un contact par ligne\u00a0: fonction\u202f; téléphone\u202f; courriel.',
  horaires: 'Les horaires d’un jour ont 120 caractères au plus.',
};

/** The fields of a place that exists; those of a new one, read today, without one. */
export function toDraft(lieu: Lieu | null, today: string): LieuDraft {
  const hours = (jour: (typeof jours)[number]) => lieu?.horaires[jour] ?? '';
  return {
    nom: lieu?.nom ?? '',
    genre: lieu?.genre ?? '',
    operateur: lieu?.operateur ?? '',
    adresse: lieu?.adresse ?? '',
    codePostal: lieu?.codePostal ?? '',
    commune: lieu?.commune ?? '',
    insee: lieu?.insee ?? '',
    telephone: lieu === null || lieu.telephone === null ? '' : formatTelephone(lieu.telephone),
    courriel: lieu?.courriel ?? '',
    site: lieu?.site ?? '',
    contacts: (lieu?.contacts ?? [])
      .map(({ fonction, telephone, courriel }) =>
        [fonction, telephone === null ? '' : formatTelephone(telephone), courriel ?? '']
          .join(' ; ')
          .replace(/( ; )+$/, ''),
      )
      .join('\n'),
    latitude: lieu?.position?.latitude.toString().replace('.', ',') ?? '',
    longitude: lieu?.position?.longitude.toString().replace('.', ',') ?? '',
    activites: lieu?.activites ?? '',
    horairesNote: lieu?.horairesNote ?? '',
    source: lieu?.source ?? '',
    // What is put right is so as of today, unless they say otherwise.
    luLe: today,
    confidence: lieu?.confidence === 'proposal' ? 'memory' : (lieu?.confidence ?? ''),
    lundi: hours('lundi'),
    mardi: hours('mardi'),
    mercredi: hours('mercredi'),
    jeudi: hours('jeudi'),
    vendredi: hours('vendredi'),
    samedi: hours('samedi'),
    dimanche: hours('dimanche'),
  };
}

/** The place a draft says, or what to put right in it. */
export function readDraft(
  draft: LieuDraft,
  externe: string | null,
):
  | { readonly ok: true; readonly lieu: ReadLieu }
  | { readonly ok: false; readonly faults: DraftFaults } {
  const known = (field: LieuField) => (draft[field].trim() === '' ? null : draft[field].trim());
  const phone = readPhone(draft.telephone);
  const degrees = (text: string | null) => (text === null ? null : Number(text.replace(',', '.')));
  const [latitude, longitude] = [degrees(known('latitude')), degrees(known('longitude'))];
  const parsed = lieuSchema.omit({ id: true }).safeParse({
    nom: draft.nom,
    genre: draft.genre,
    operateur: known('operateur'),
    adresse: known('adresse'),
    codePostal: known('codePostal'),
    commune: known('commune'),
    insee: known('insee'),
    horaires: Object.fromEntries(jours.map((jour) => [jour, known(jour)])),
    horairesNote: known('horairesNote'),
    telephone: phone.value,
    courriel: known('courriel'),
    site: known('site'),
    contacts: readContacts(draft.contacts),
    position: latitude === null && longitude === null ? null : { latitude, longitude },
    activites: known('activites'),
    externe,
    source: draft.source,
    luLe: draft.luLe,
    confidence: draft.confidence,
  });
  if (parsed.success && phone.fault === null) return { ok: true, lieu: parsed.data };
  return {
    ok: false,
    faults: {
      ...Object.fromEntries(
        (parsed.error?.issues ?? []).map(({ path: [field = '', day] }) => [
          field === 'position' ? 'latitude' : field === 'horaires' ? String(day) : String(field),
          faultWords[String(field)] ?? 'Vérifiez ce champ.',
        ]),
      ),
      ...(phone.fault === null ? {} : { telephone: phone.fault }),
    },
  };
}

function readPhone(text: string): { readonly value: string | null; readonly fault: string | null } {
  if (text.trim() === '') return { value: null, fault: null };
  const read = readOrganismeTelephone(text);
  return read.ok
    ? { value: read.value, fault: null }
    : { value: null, fault: 'Un numéro de téléphone a 10 chiffres, ou 4 comme 3949.' };
}

function readContacts(text: string): readonly unknown[] {
  return text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => {
      const [fonction = '', telephone = '', courriel = ''] = line
        .split(';')
        .map((part) => part.trim());
      const { value, fault } = readPhone(telephone);
      return {
        fonction,
        telephone: fault === null ? value : telephone,
        courriel: courriel === '' ? null : courriel,
      };
    });
}
