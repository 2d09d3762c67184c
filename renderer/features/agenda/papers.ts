import type { LocalDay } from '../../../shared/domain/calendar/local-day.ts';
import type { Paper } from '../../../shared/documents/paper.ts';
import { dayAgenda } from '../../../shared/documents/papers/day-agenda.ts';
import { permanencesPoster } from '../../../shared/documents/papers/permanences-poster.ts';
import { rdvSlip } from '../../../shared/documents/papers/rdv-slip.ts';
import type { Offer } from '../../../shared/domain/rdv/find-slots.ts';
import type { DeskIdentity } from '../../../shared/domain/site/desk-identity.ts';
import type { Calendar } from '../../data/agenda/calendar.ts';
import { permanenceOf } from '../../data/agenda/calendar.ts';
import type { ShownRdv } from '../../data/agenda/use-rdvs.ts';
import type { OtherRdv } from './by-hour.ts';
import type { NameOf } from './use-names.ts';
import { standWords } from './words.ts';

/** Minutes since midnight. */
const minutesOf = (heure: string) => Number(heure.slice(0, 2)) * 60 + Number(heure.slice(3));

interface At {
  readonly identity: DeskIdentity;
  readonly today: LocalDay;
}

const siteOf = ({ site, siteName }: DeskIdentity) => ({ id: site, name: siteName });

/** The slip a visitor leaves with; until the département has said yes, it says so. */
export function slipOf(
  { entry, stand, jour, telephone: secours }: ShownRdv,
  calendar: Calendar,
  at: At,
): Paper {
  const { sealed, clear } = entry;
  const creneau = stand.creneau ?? sealed;
  const permanence = stand.creneau === null ? null : permanenceOf(calendar, stand.creneau);
  return rdvSlip({
    site: siteOf(at.identity),
    today: at.today,
    rdv: {
      jour,
      heure: creneau.debut,
      minutes: minutesOf(creneau.fin) - minutesOf(creneau.debut),
      avec: sealed.organismeNom,
      sorte: clear.visio ? 'visio' : 'sur-place',
      lieu: [`À la plateforme : ${at.identity.siteName}`],
      telephone: null,
      reference: sealed.reference,
      secours,
      apporter: permanence?.pieces ?? [],
      enAttente: stand.etat !== 'prevu' && stand.etat !== 'honore',
    },
  });
}

/** The day’s sheet with its names: it stays at the desk. */
export function dayPaper(
  jour: LocalDay,
  rdvs: readonly ShownRdv[],
  others: readonly OtherRdv[],
  free: readonly Offer[],
  nameOf: NameOf,
  at: At,
): Paper {
  const taken = rdvs.map(({ entry: { sealed, clear }, stand }) => ({
    heure: stand.creneau?.debut ?? sealed.debut,
    fin: stand.creneau?.fin ?? sealed.fin,
    avec: sealed.organismeNom,
    comment: clear.visio ? 'visio' : 'sur place',
    qui: nameOf(sealed.pour),
    etat: standWords(stand),
  }));
  const elsewhere = others.map(({ rdv, offer: { creneau, permanence } }) => ({
    heure: creneau.debut,
    fin: creneau.fin,
    avec: permanence.organismeNom,
    comment: permanence.lieu.genre === 'visio' ? 'visio' : 'sur place',
    qui: `réf. ${rdv.reference}`,
    etat: 'pris par un autre poste',
  }));
  const open = free.map(({ creneau, permanence }) => ({
    heure: creneau.debut,
    fin: creneau.fin,
    avec: permanence.organismeNom,
    comment: permanence.lieu.genre === 'visio' ? 'visio' : 'sur place',
    qui: '',
    etat: 'libre',
  }));
  return dayAgenda({
    site: siteOf(at.identity),
    today: at.today,
    jour,
    lignes: [...taken, ...elsewhere, ...open].toSorted((a, b) => a.heure.localeCompare(b.heure)),
  });
}

/** The month’s poster for the door: the partners and their hours, nothing of anyone. */
export function monthPaper(mois: LocalDay, offers: readonly Offer[], at: At): Paper {
  const lines = new Map<string, Parameters<typeof permanencesPoster>[0]['lignes'][number]>();
  for (const { creneau, permanence } of offers) {
    if (creneau.jour.slice(0, 7) !== mois.slice(0, 7) || creneau.etat === 'retire') continue;
    const key = `${creneau.jour} ${permanence.id}`;
    const known = lines.get(key);
    lines.set(key, {
      jour: creneau.jour,
      debut: known === undefined || creneau.debut < known.debut ? creneau.debut : known.debut,
      fin: known === undefined || creneau.fin > known.fin ? creneau.fin : known.fin,
      organisme: permanence.organismeNom,
      comment: permanence.lieu.genre === 'visio' ? 'visio' : 'sur place',
      surRdv: true,
    });
  }
  return permanencesPoster({
    site: siteOf(at.identity),
    today: at.today,
    mois,
    lignes: [...lines.values()],
    telephone: null,
    horaires: [],
  });
}
