import { frenchMonths } from '../../../shared/kernel/french-months.ts';
import type { PlanningSlot } from './agenda-store.ts';
import { namesOf } from './read-planning.ts';
import type { Planning } from './read-planning.ts';

const weekdays = ['lundi', 'mardi', 'mercredi', 'jeudi', 'vendredi', 'samedi', 'dimanche'] as const;

/** What a visit of the page was about: nothing yet, an absence said, or one that could not be. */
export interface PageNews {
  readonly isRefused: boolean;
  readonly sentence: string;
}

/**
 * The planning of a partner, or of a platform, as a whole page: no script, nothing fetched, readable by
 * a screen reader and on paper. `chemin` is the page’s own path, which its form and calendar go under.
 */
export function writePlanningPage(
  planning: Planning,
  { chemin, nonce, news }: { chemin: string; nonce: string; news: PageNews | null },
): string {
  const { titre, slots, isPartner, expireLe, absences, network } = planning;
  const days = Map.groupBy(slots, ({ jour }) => jour);
  return `<!doctype html>
<html lang="fr">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex, nofollow">
<title>${escape(titre)}</title>
<style nonce="${escape(nonce)}">${STYLE}</style>
</head>
<body>
<header>
<p class="network">${escape(network.name)}</p>
<h1>${escape(titre)}</h1>
<p>Ce lien est personnel : ne le transmettez pas. Il s’éteint le ${toFrenchDay(expireLe)}. Les heures sont celles de ${escape(network.zone === 'Europe/Paris' ? 'Paris' : network.zone)}.</p>
<p class="screen"><a href="${escape(`${chemin}/agenda.ics`)}">Agenda au format iCalendar</a> (à ouvrir, ou à suivre depuis Thunderbird, Outlook ou Google Agenda)</p>
${slots.some(({ site, lien }) => isPartner && site === null && lien !== null) ? '<p class="screen">Les rendez-vous en visio se rejoignent d’ici, depuis n’importe quel navigateur. Une salle du département s’ouvre une demi-heure avant l’heure et se ferme une heure après la fin.</p>' : ''}
</header>
<main>
${news === null ? '' : `<p class="news${news.isRefused ? ' refused' : ''}" role="${news.isRefused ? 'alert' : 'status'}">${escape(news.sentence)}</p>`}
<h2>Les six semaines à venir</h2>
${
  days.size === 0
    ? '<p>Aucun créneau pour le moment.</p>'
    : [...days].map(([jour, ofDay]) => writeDay(jour, ofDay, planning)).join('\n')
}
${isPartner ? writeAbsences(planning, absences, chemin) : ''}
</main>
</body>
</html>
`;
}

/** The page of a link that opens nothing. */
export function writeDeadPage(sentence: string, nonce: string): string {
  return `<!doctype html>
<html lang="fr">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex, nofollow">
<title>Planning</title>
<style nonce="${escape(nonce)}">${STYLE}</style>
</head>
<body>
<main>
<h1>Ce planning ne s’ouvre pas</h1>
<p>${escape(sentence)}</p>
</main>
</body>
</html>
`;
}

function writeDay(jour: string, slots: readonly PlanningSlot[], { network, isPartner }: Planning) {
  const siteName = namesOf(network);
  const rows = slots.map((slot) => {
    const place = slot.site === null ? 'Visio' : siteName(slot.site);
    const held = slot.rdv.filter(({ etat }) => etat !== 'annule' && etat !== 'excuse');
    const rdv = held.map(
      ({ reference, site, motif }) =>
        `<li><span class="reference">${escape(reference)}</span> ${escape(motif)}${
          isPartner && slot.site === null ? `, ${escape(siteName(site))}` : ''
        }</li>`,
    );
    const link =
      slot.lien === null || held.length === 0
        ? ''
        : ` <a href="${escape(slot.lien)}" rel="noreferrer">Rejoindre l’appel</a>`;
    const state =
      slot.etat === 'retire'
        ? '<strong>annulé</strong>'
        : rdv.length === 0
          ? 'libre'
          : `<ul>${rdv.join('')}</ul>`;
    const who = isPartner ? place : `${slot.organismeNom} (${place.toLowerCase()})`;
    return `<tr><th scope="row">${toHour(slot.debut)} – ${toHour(slot.fin)}</th><td>${escape(who)}</td><td>${state}${link}</td></tr>`;
  });
  return `<table>
<caption>${toFrenchDay(jour)}</caption>
<thead><tr><th scope="col">Heure</th><th scope="col">${isPartner ? 'Lieu' : 'Partenaire'}</th><th scope="col">Rendez-vous</th></tr></thead>
<tbody>${rows.join('\n')}</tbody>
</table>`;
}

function writeAbsences(
  { today }: Planning,
  absences: Planning['absences'],
  chemin: string,
): string {
  const said = absences.map(
    ({ du, au }) =>
      `<li>${du === au ? `le ${toFrenchDay(du)}` : `du ${toFrenchDay(du)} au ${toFrenchDay(au)}`}</li>`,
  );
  return `<section class="screen" aria-labelledby="absence">
<h2 id="absence">Déclarer une absence</h2>
<p>La coordination la voit aussitôt et prévient les plateformes. Vos créneaux restent affichés jusqu’à ce qu’elle les annule.</p>
<form method="post" action="${escape(`${chemin}/absence`)}">
<p><label for="du">Premier jour</label> <input id="du" name="du" type="date" required min="${today}"></p>
<p><label for="au">Dernier jour</label> <input id="au" name="au" type="date" required min="${today}"></p>
<p><label for="note">Précision, sans nom d’usager (facultatif)</label> <input id="note" name="note" maxlength="300" autocomplete="off"></p>
<p><button type="submit">Déclarer cette absence</button></p>
</form>
${said.length === 0 ? '' : `<h3>Absences déjà déclarées</h3>\n<ul>${said.join('')}</ul>`}
</section>`;
}

/** `mardi 5 mai 2026`. */
function toFrenchDay(day: string): string {
  const date = Temporal.PlainDate.from(day);
  const number = date.day === 1 ? '1er' : String(date.day);
  return `${weekdays[date.dayOfWeek - 1] ?? ''} ${number} ${frenchMonths[date.month - 1] ?? ''} ${date.year}`;
}

/** `9 h`, `9 h 30`. */
function toHour(heure: string): string {
  const [hours, minutes] = heure.split(':');
  return minutes === '00' ? `${Number(hours)}\u00a0h` : `${Number(hours)}\u00a0h\u00a0${minutes}`;
}

/** Everything that was typed by someone goes through here. */
function escape(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}

const STYLE = `
:root { color-scheme: light; }
body { font: 1rem/1.5 system-ui, sans-serif; max-width: 52rem; margin: 0 auto; padding: 1rem; color: #1c2426; background: #fff; }
h1 { font-size: 1.6rem; margin: .25rem 0; }
h2 { font-size: 1.25rem; margin: 2rem 0 .5rem; }
h3 { font-size: 1.05rem; }
a { color: #0b5563; }
table { border-collapse: collapse; width: 100%; margin: 1rem 0; }
caption { text-align: left; font-weight: 700; padding: .25rem 0; }
th, td { border: 1px solid #8a9799; padding: .4rem .6rem; text-align: left; vertical-align: top; }
tbody th { white-space: nowrap; font-weight: 600; }
td ul { margin: 0; padding: 0; list-style: none; }
.reference { font-family: ui-monospace, monospace; font-weight: 600; }
.network { margin: 0; }
.news { border: 2px solid #0b5563; padding: .75rem; }
.news.refused { border-color: #a3261b; }
label { display: inline-block; min-width: 9rem; }
input { font: inherit; padding: .5rem; min-height: 44px; box-sizing: border-box; border: 1px solid #57676a; }
button { font: inherit; font-weight: 600; min-height: 44px; padding: .5rem 1rem; border: 0; border-radius: 8px; background: #0b5563; color: #fff; }
a:focus-visible, input:focus-visible, button:focus-visible { outline: 3px solid #1c2426; outline-offset: 2px; }
@media print { .screen { display: none; } table { break-inside: avoid; } body { max-width: none; } }
`;
