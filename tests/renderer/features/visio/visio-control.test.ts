import { beforeEach, describe, expect, it } from 'vitest';
import type { Bridge, BridgeEvent } from '../../../../renderer/bridge/bridge.ts';
import { isBoothReady, readBooth } from '../../../../renderer/features/visio/booth.ts';
import { minutesWith, secondsWith } from '../../../../renderer/features/visio/call-state.ts';
import { createVisioControl, underWay } from '../../../../renderer/features/visio/visio-control.ts';
import type { VisioControl } from '../../../../renderer/features/visio/visio-control.ts';
import {
  barWords,
  elsewhereWords,
  eviteWords,
  proposeVisite,
  rdvWords,
} from '../../../../renderer/features/visio/words.ts';
import { usagerOf } from '../../../../renderer/features/visio/to-note.ts';
import type { RdvCall } from '../../../../renderer/data/agenda/rdv-call.ts';
import { heureSchema } from '../../../../shared/domain/permanence/schema.ts';
import { referenceRdvSchema } from '../../../../shared/domain/rdv/schema.ts';
import { zoneSchema } from '../../../../shared/domain/calendar/local-day.ts';
import {
  deskLetterSchema,
  idSchema,
  siteIdSchema,
} from '../../../../shared/domain/site/identifiers.ts';
import type { Channel } from '../../../../shared/ipc/contract.ts';
import { ok, refuse } from '../../../../shared/kernel/result.ts';
import type { Result } from '../../../../shared/kernel/result.ts';
import type { PageMessage } from '../../../../shared/visio/appel.ts';
import { createFakeTime } from '../../../support/fake-time.ts';
import type { FakeTime } from '../../../support/fake-time.ts';
import { SALLE } from '../../../support/visio-examples.ts';

const salle = {
  domaine: 'visio.example',
  salle: SALLE,
  jeton: 'cle',
  lienPartenaire: `https://visio.example/${SALLE}?jwt=partenaire`,
  de: '2026-05-12T08:00:00Z',
  a: '2026-05-12T11:00:00Z',
};

let time: FakeTime;
let control: VisioControl;
let calls: { readonly channel: Channel; readonly request: unknown }[];
let answers: Partial<Record<Channel, Result<unknown>>>;
let opened: string[];
let leave: () => void;
let tell: (event: BridgeEvent) => void;
let kept: Map<string, string>;

beforeEach(() => {
  time = createFakeTime('2026-05-12T08:00:00Z');
  calls = [];
  opened = [];
  kept = new Map();
  answers = {
    'visio.salle': ok(salle),
    'visio.open': ok({ ou: 'page', chemin: '/visio/jeton/' }),
  };
  const bridge = {
    call: (channel: Channel, request: unknown) => {
      calls.push({ channel, request });
      return Promise.resolve(answers[channel] ?? ok({}));
    },
    subscribe: (listener: (event: BridgeEvent) => void) => {
      tell = listener;
      return () => {};
    },
  };
  control = createVisioControl(
    {
      bridge: bridge as unknown as Bridge,
      clock: time.deskClock,
      identity: {
        site: siteIdSchema.parse('marvejols'),
        siteName: 'Marvejols',
        desk: deskLetterSchema.parse('A'),
        zone: zoneSchema.parse('Europe/Paris'),
      },
    },
    {
      storage: {
        getItem: (key: string) => kept.get(key) ?? null,
        setItem: (key: string, value: string) => kept.set(key, value),
      } as unknown as Storage,
      openWindow: (url) => opened.push(url),
      port: '4848',
      onLeave: (task) => (leave = task),
    },
  );
});

const plan = { operateur: 'caf', lien: null, audioDAbord: false, rdv: null } as const;
const hear = (message: PageMessage) => tell({ event: 'visio.message', message });
const call = () => {
  const { call: current } = control.view();
  if (current === null) throw new Error('There is a call.');
  return current;
};
const minutes = (count: number) => time.advance(count * 60_000);
const agent: PageMessage = {
  kind: 'presents',
  presents: [{ id: 'a', nom: 'Agent d’essai' }],
};

const reference = referenceRdvSchema.parse('2222-3333');
const rdvCall = (lien: string | null = null): RdvCall => ({
  entry: {
    clear: { operateur: 'cpam', visio: true, jour: '2026-05-12', etat: 'prevu', aTraiter: null },
    sealed: { reference, organismeNom: 'CPAM', motifLibelle: 'Carte Vitale' },
  } as unknown as RdvCall['entry'],
  debut: heureSchema.parse('10:00'),
  lien,
  telephone: null,
});

describe('starting from a RDV', () => {
  it('takes the room of its slot, waits for its partner, and comes back to the same room', async () => {
    answers['visio.reglages'] = ok({ domaine: 'visio.example', audioDAbord: true });
    expect((await control.startRdv(rdvCall())).ok).toBe(true);
    expect(calls.find(({ channel }) => channel === 'visio.salle')?.request).toEqual({
      rdv: reference,
    });
    expect(calls.at(-1)?.request).toMatchObject({
      appel: { salle: SALLE, avec: 'votre interlocuteur (CPAM)', audioDAbord: true },
    });
    hear({ kind: 'coupure' });
    await control.resume();
    expect(
      calls.filter(({ channel }) => channel === 'visio.salle').map((it) => it.request),
    ).toEqual([{ rdv: reference }, { rdv: reference }]);
  });

  it('is the partner’s own address when it has one, without the département', async () => {
    answers['visio.salle'] = refuse('hors-ligne', 'Le département ne répond pas.');
    expect((await control.startRdv(rdvCall('https://reunion.example/caf'))).ok).toBe(true);
    expect(calls.map(({ channel }) => channel)).toEqual(['visio.open']);
  });

  it('leaves alone a call under way, or one that is still to be noted', async () => {
    await control.start(plan);
    expect(await control.startRdv(rdvCall())).toMatchObject({
      failure: { code: 'appel-en-cours' },
    });
    hear({ kind: 'fin' });
    expect(await control.startRdv(rdvCall())).toMatchObject({
      failure: { code: 'appel-en-cours' },
    });
    control.forget();
    expect((await control.startRdv(rdvCall())).ok).toBe(true);
  });

  it('says why there is no room, and begins nothing', async () => {
    answers['visio.salle'] = refuse('salle-hors-horaires', 'Cette salle ouvre à 9 h 30.');
    expect(await control.startRdv(rdvCall())).toMatchObject({
      failure: { code: 'salle-hors-horaires' },
    });
    expect(control.view().call).toBeNull();
    expect(opened).toEqual([]);
  });

  it('goes on by telephone when the département does not answer, and is tried again in its room', async () => {
    answers['visio.salle'] = refuse('hors-ligne', 'Le département ne répond pas.');
    expect((await control.startRdv(rdvCall())).ok).toBe(true);
    expect(call()).toMatchObject({ etape: 'panne', refus: { code: 'hors-ligne' }, salle: null });
    expect(opened).toEqual([]);
    expect(await control.resume()).toMatchObject({ failure: { code: 'hors-ligne' } });
    answers['visio.salle'] = ok(salle);
    expect((await control.resume()).ok).toBe(true);
    expect(calls.findLast(({ channel }) => channel === 'visio.salle')?.request).toEqual({
      rdv: reference,
    });
    expect(calls.at(-1)?.request).toMatchObject({ appel: { salle: SALLE } });
  });

  it.each(['non-relie', 'visio-absente'])(
    'goes on by telephone as well where nobody gives rooms (%s)',
    async (code) => {
      answers['visio.salle'] = refuse(code, 'Pas de salle.');
      expect((await control.startRdv(rdvCall())).ok).toBe(true);
      expect(call()).toMatchObject({ etape: 'panne', refus: { sentence: 'Pas de salle.' } });
    },
  );

  it('goes on by telephone when the partner’s own address does not answer', async () => {
    answers['visio.open'] = refuse('lien-injoignable', 'Ce lien ne répond pas.');
    expect((await control.startRdv(rdvCall('https://reunion.example/caf'))).ok).toBe(true);
    expect(call()).toMatchObject({ etape: 'panne', refus: { code: 'lien-injoignable' } });
    expect(opened).toEqual([]);
  });

  it('is there to be seen, and given up, while the département is asked', async () => {
    const answer = Promise.withResolvers<Result<unknown>>();
    answers['visio.salle'] = answer.promise as unknown as Result<unknown>;
    const starting = control.startRdv(rdvCall());
    expect(call().etape).toBe('demande');
    expect(barWords(call())).toBe('la salle est demandée au département…');
    // The check of the booth, still open elsewhere, says nothing of it.
    hear({ kind: 'fin' });
    expect(call().etape).toBe('demande');
    control.forget();
    answer.resolve(ok(salle));
    expect((await starting).ok).toBe(true);
    expect(control.view().call).toBeNull();
    expect(calls.map(({ channel }) => channel)).not.toContain('visio.open');
  });

  it('given up while its link is looked at, opens no window', async () => {
    const answer = Promise.withResolvers<Result<unknown>>();
    answers['visio.open'] = answer.promise as unknown as Result<unknown>;
    const starting = control.startRdv(rdvCall('https://reunion.example/caf'));
    await control.end();
    control.forget();
    answer.resolve(ok({ ou: 'page', chemin: '/visio/jeton/' }));
    expect((await starting).ok).toBe(true);
    expect(opened).toEqual([]);
    expect(control.view().call).toBeNull();
    expect(calls.filter(({ channel }) => channel === 'visio.close')).toHaveLength(2);
  });

  it('says why a call is in the browser: meet.jit.si cuts those that are framed', () => {
    expect(elsewhereWords('https://meet.jit.si/relais')).toContain('au bout de cinq minutes');
    expect(elsewhereWords('https://reunion.example/caf')).toContain('ne se laisse pas intégrer');
  });

  it('proposes its visite with the partner, the canal and the time they spoke', async () => {
    await control.startRdv(rdvCall());
    hear({ kind: 'entre' });
    hear(agent);
    await minutes(25);
    hear({ kind: 'fin' });
    const minutesSpoken = minutesWith(call(), time.deskClock.now());
    const draft = proposeVisite(
      call(),
      'visio-sur-place',
      minutesSpoken,
      new Map([['cpam', 'T2']]),
    );
    expect(draft).toMatchObject({
      canal: 'visio-sur-place',
      demandes: [{ operateur: 'cpam', theme: 'T2', nature: 'visio-partenaire', dureeMinutes: 25 }],
    });
    expect(rdvWords(rdvCall())).toBe('Rendez-vous de 10\u00a0h\u00a000, CPAM, Carte Vitale');
  });

  it('proposes it to the person the RDV was booked for, whom neither the page nor the département hears of', async () => {
    const usager = idSchema.parse('0b6f1c1e-6f0a-4c5e-9a57-0123456789ab');
    const rdv = rdvCall();
    const withPour = (pour: RdvCall['entry']['sealed']['pour']): RdvCall => ({
      ...rdv,
      entry: { ...rdv.entry, sealed: { ...rdv.entry.sealed, pour } },
    });
    await control.startRdv(withPour({ genre: 'usager', usager }));
    hear({ kind: 'entre' });
    hear(agent);
    hear({ kind: 'fin' });
    expect(usagerOf(call())).toBe(usager);
    expect(JSON.stringify(calls)).not.toContain(usager);
    control.forget();
    await control.startRdv(withPour({ genre: 'nom', nom: 'Alix Exemple' }));
    expect(usagerOf(call())).toBeNull();
    expect(JSON.stringify(calls)).not.toContain('Exemple');
  });

  it('says the kilometres avoided as the département knows them', () => {
    expect(eviteWords({ km: 57, estimee: true })).toBe(
      'Kilomètres évités\u00a0: 57\u00a0km, aller et retour (distance estimée).',
    );
    expect(eviteWords(null)).toContain('ne connaît pas encore');
  });
});

describe('starting', () => {
  it('takes a room of the département’s and opens its page under the other name', async () => {
    expect((await control.start(plan)).ok).toBe(true);
    expect(opened).toEqual(['http://localhost:4848/visio/jeton/']);
    expect(calls.at(-1)?.request).toMatchObject({
      appel: {
        fournisseur: 'jitsi',
        salle: SALLE,
        jeton: 'cle',
        nomAffiche: 'Relais de Marvejols',
        avec: 'votre interlocuteur (CAF)',
      },
    });
  });

  it('without the département says why, and leaves nothing half begun', async () => {
    answers['visio.salle'] = refuse('hors-ligne', 'Le département ne répond pas.');
    expect(await control.start(plan)).toMatchObject({ failure: { code: 'hors-ligne' } });
    expect(control.view().call).toBeNull();
    expect(opened).toEqual([]);
  });

  it('needs nothing of the département with a partner’s own link', async () => {
    answers['visio.salle'] = refuse('non-relie', 'Non relié.');
    await control.start({ ...plan, lien: ' https://reunion.example/essai ' });
    expect(calls.map(({ channel }) => channel)).toEqual(['visio.open']);
    expect(call().moyen).toBe('lien');
  });

  it('refuses a link that is none, before anything is opened', async () => {
    expect(await control.start({ ...plan, lien: 'reunion' })).toMatchObject({
      failure: { code: 'lien-invalide' },
    });
    expect(calls).toEqual([]);
    expect(control.view().call).toBeNull();
  });

  it('counts a link that must open in the browser until someone says it is over', async () => {
    answers['visio.open'] = ok({
      ou: 'navigateur',
      lien: 'https://reunion.example/',
      ouvert: false,
    });
    await control.start({ ...plan, lien: 'https://reunion.example/' });
    expect(opened).toEqual(['https://reunion.example/']);
    await minutes(12);
    await control.end();
    await minutes(5);
    expect(minutesWith(call(), time.deskClock.now())).toBe(12);
  });
});

describe('presence and duration', () => {
  it('come from the call’s own events: the wait is not counted, nor what is cut', async () => {
    await control.start(plan);
    hear({ kind: 'pret' });
    hear({ kind: 'accord', camera: true });
    hear({ kind: 'connexion' });
    hear({ kind: 'entre' });
    await minutes(6);
    expect(call().etape).toBe('attente');
    hear(agent);
    await minutes(10);
    expect(call()).toMatchObject({ etape: 'en-cours', presents: [{ nom: 'Agent d’essai' }] });
    hear({ kind: 'coupure' });
    await minutes(3);
    hear({ kind: 'connexion' });
    hear({ kind: 'entre' });
    hear(agent);
    await minutes(5);
    hear({ kind: 'presents', presents: [] });
    await minutes(2);
    hear({ kind: 'fin' });
    await minutes(30);
    expect(call().etape).toBe('fini');
    expect(minutesWith(call(), time.deskClock.now())).toBe(15);
    expect(secondsWith(call(), time.deskClock.now())).toBe(900);
  });

  it('are nothing when the partner never came', async () => {
    await control.start(plan);
    hear({ kind: 'entre' });
    await minutes(20);
    hear({ kind: 'fin' });
    expect(minutesWith(call(), time.deskClock.now())).toBeNull();
  });

  it('propose a visite already filled', async () => {
    await control.start(plan);
    const draft = proposeVisite(call(), 'visio-sur-place', 15, new Map([['caf', 'T2']]));
    expect(draft).toMatchObject({
      canal: 'visio-sur-place',
      demandes: [{ operateur: 'caf', theme: 'T2', nature: 'visio-partenaire', dureeMinutes: 15 }],
    });
  });

  it('go on when the call resumes, in the same room with a new key', async () => {
    await control.start(plan);
    hear(agent);
    await minutes(4);
    hear({ kind: 'panne', panne: 'reseau-coupe' });
    await minutes(4);
    answers['visio.salle'] = ok({ ...salle, jeton: 'autre-cle' });
    await control.resume();
    expect(calls.at(-2)?.request).toEqual({ salle: SALLE });
    expect(calls.at(-1)?.request).toMatchObject({ appel: { salle: SALLE, jeton: 'autre-cle' } });
    hear(agent);
    await minutes(6);
    hear({ kind: 'fin' });
    expect(minutesWith(call(), time.deskClock.now())).toBe(10);
  });

  it('a room outside its hours is not resumed, and says its hours', async () => {
    await control.start(plan);
    hear({ kind: 'panne', panne: 'reseau-coupe' });
    answers['visio.salle'] = refuse('salle-hors-horaires', 'Cette salle ouvre de 9 h à 10 h.');
    expect(await control.resume()).toMatchObject({ failure: { code: 'salle-hors-horaires' } });
    expect(call().etape).toBe('panne');
  });
});

describe('the booth', () => {
  it('is remembered, devices with it, for the calls to come', async () => {
    await control.check('visio.example');
    const essai = { camera: 'bon', micro: 'bon', hautParleurs: 'bon', reseau: 'lent' } as const;
    const appareils = { camera: 'Caméra d’essai', micro: null, hautParleurs: null };
    hear({ kind: 'essai', essai, appareils });
    hear({ kind: 'fin' });
    expect(control.view()).toMatchObject({ checking: false, booth: { verifieeLe: '2026-05-12' } });
    expect(readBooth({ getItem: (key) => kept.get(key) ?? null }).essai).toEqual(essai);
    await control.start(plan);
    expect(calls.at(-1)?.request).toMatchObject({ appel: { appareils } });
  });

  it('is not being checked any more once its check is closed from the desk, or a call begins', async () => {
    await control.check(null);
    await control.end();
    expect(control.view()).toMatchObject({ checking: false, call: null });
    await control.check(null);
    await control.start(plan);
    expect(control.view().checking).toBe(false);
  });

  it('is ready when one can be heard and hear, even without a camera', () => {
    const fine = { camera: 'absent', micro: 'bon', hautParleurs: 'bon', reseau: 'lent' } as const;
    const booth = readBooth({ getItem: () => null });
    expect(isBoothReady(booth)).toBeNull();
    expect(isBoothReady({ ...booth, essai: fine })).toBe(true);
    expect(isBoothReady({ ...booth, essai: { ...fine, micro: 'muet' } })).toBe(false);
    expect(isBoothReady({ ...booth, essai: { ...fine, reseau: 'injoignable' } })).toBe(false);
  });

  it.each(['', '{', '{"verifieeLe":1}', 'null'])('is unknown when what is kept is %j', (text) => {
    expect(readBooth({ getItem: () => text }).essai).toBeNull();
  });
});

describe('what the other screens say of a call', () => {
  it('is that there is one, and whether someone may be in front of its window', async () => {
    expect(underWay(control.view())).toEqual({ shown: false, held: false });
    answers['visio.salle'] = refuse('hors-ligne', 'Le département ne répond pas.');
    await control.startRdv(rdvCall());
    // Nobody is: the desk locks by itself as ever.
    expect(underWay(control.view())).toEqual({ shown: true, held: false });
    answers['visio.salle'] = ok(salle);
    await control.resume();
    expect(underWay(control.view())).toEqual({ shown: true, held: true });
    hear({ kind: 'fin' });
    expect(underWay(control.view())).toEqual({ shown: true, held: false });
    control.forget();
    await control.check(null);
    expect(underWay(control.view())).toEqual({ shown: false, held: true });
  });

  it.each([
    [{ kind: 'pret' }, 'la cabine attend l’accord du visiteur.'],
    [agent, 'en communication.'],
    [{ kind: 'panne', panne: 'serveur' }, 'l’appel n’a pas pu se faire.'],
    [{ kind: 'fin' }, 'l’appel est terminé, sa visite reste à noter.'],
  ] as const)('after %j', async (message, words) => {
    await control.start(plan);
    expect(barWords(call())).toBe('la fenêtre de la cabine s’ouvre…');
    hear(message);
    expect(barWords(call())).toBe(words);
  });
});

describe('leaving', () => {
  it('closes the call with the desk’s page: locked, loaded again or closed', async () => {
    await control.start(plan);
    leave();
    expect(calls.at(-1)?.channel).toBe('visio.close');
  });

  it('closes nothing when there is nothing', async () => {
    leave();
    await control.start(plan);
    hear({ kind: 'fin' });
    leave();
    expect(calls.map(({ channel }) => channel)).not.toContain('visio.close');
  });
});
