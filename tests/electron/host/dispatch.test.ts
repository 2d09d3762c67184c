import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createDispatcher } from '../../../electron/host/dispatch.ts';
import type { Services } from '../../../electron/host/dispatch.ts';
import { blankMonthCounts } from '../../../shared/domain/comptage/count-month.ts';
import {
  contract,
  COPY_PART_BYTES,
  isChannel,
  MAX_APPEND,
  MAX_COPY_PARTS,
  MAX_ERASE,
  MAX_PULL,
} from '../../../shared/ipc/contract.ts';
import type { Channel } from '../../../shared/ipc/contract.ts';
import { refuse } from '../../../shared/kernel/result.ts';
import { openTestDesk } from '../../support/host-desk.ts';
import { appel } from '../../support/visio-examples.ts';
import { permanence } from '../../shared/domain/permanence/examples.ts';
import { lockedPassage, vaultFile, visite } from '../../support/host-records.ts';

const channels = Object.keys(contract).filter(isChannel);

/** Services that note which of them was reached. */
function createSpies(): { readonly services: Services; readonly reached: string[] } {
  const reached: string[] = [];
  const spies = Object.fromEntries(
    channels.map((channel) => [
      channel,
      () => {
        reached.push(channel);
        return refuse('atteint', 'Atteint.');
      },
    ]),
  );
  return { services: spies as unknown as Services, reached };
}

const ID = '5e8b2c94-1f6d-4a07-b3c2-d94e70a1f835';

const KEY = Buffer.alloc(32, 7).toString('base64');

const part = { id: ID, part: 0, parts: 1, sealed: 'c2NlbGzDqQ==' };

const rightShapes: Readonly<Record<Channel, unknown>> = {
  'boot.read': {},
  'setup.complete': { site: 'marvejols', vault: vaultFile() },
  'setup.sites': {},
  'setup.discover': {},
  'unlock.begin': {},
  'unlock.opened': {},
  'vault.replace': { vault: vaultFile() },
  'keychain.check': {},
  'keychain.seal': { acces: ID, part: KEY },
  'keychain.open': { acces: ID, scellee: 'c2NlbGzDqQ==' },
  'ledger.append': { records: [visite()] },
  'ledger.pull': { afterSeq: 0, limit: 10 },
  'ledger.census': {},
  'acces.head': {},
  'ledger.reseal': { cle: ID, records: [{ id: ID, rev: 1, sealed: 'c2NlbGzDqQ==' }] },
  'ledger.erase': { records: [ID], copies: [], more: false },
  'copy.write': part,
  'copy.read': { id: ID, part: 0 },
  'copy.list': {},
  'backup.read': {},
  'backup.places': {},
  'backup.choose': { dossier: '/media/cle', cle: KEY, scellee: 'c2NlbGzDqQ==', keyId: ID },
  'backup.rekey': { cle: KEY, scellee: 'c2NlbGzDqQ==', keyId: ID },
  'backup.run': {},
  'restore.find': { dossier: '/media/cle' },
  'restore.run': { dossier: '/media/cle', fichier: 'sauvegarde.relais', cle: KEY },
  'clock.check': {},
  'months.read': {},
  'months.hand': { throughSeq: 1, months: [{ month: '2026-04', counts: blankMonthCounts() }] },
  'delivery.read': {},
  'delivery.lost': {},
  'publications.read': {},
  'calendar.pull': { afterSeq: 0, limit: 10 },
  'calendar.ask': { genre: 'rappele', demande: ID, reference: 'ABCD-EFGH' },
  'calendar.permanence': {
    demande: ID,
    permanence: permanence(),
    annulee: false,
    essai: true,
  },
  'visitors.open': { profile: '5e8b2c94-1f6d-4a07-b3c2-d94e70a1f835' },
  'print.printers': {},
  'print.pages': { imprimante: 'Essai', exemplaires: 1, noirEtBlanc: true, rectoVerso: 'recto' },
  'file.save': { nom: 'pack.pdf', part: 0, parts: 1, octets: 'AAAA' },
  'department.enrol': { url: 'https://departement.example', code: 'CODE' },
  'kilometres.read': { annee: 2026 },
  'visio.reglages': {},
  'visio.salle': {},
  'visio.telephones': { rdv: ['2222-2222'] },
  'visio.open': { appel: appel() },
  'visio.say': { ordre: 'micro' },
  'visio.close': {},
};

const wrongShapes: Partial<Record<Channel, readonly unknown[]>> = {
  'visio.salle': [{ salle: null }, { salle: 'reunion-de-marvejols' }],
  'visio.telephones': [{ rdv: [] }, { rdv: ['reunion'] }],
  'visio.open': [
    { appel: { ...appel(), lien: 'http://reunion.example/essai' } },
    { appel: { ...appel(), lien: 'https://nom:secret@reunion.example/' } },
    { appel: { ...appel(), lien: 'javascript:alert(1)' } },
    { appel: { ...appel(), usager: 'Personne' } },
    { appel: { ...appel(), fournisseur: 'autre' } },
  ],
  'visio.say': [{ ordre: 'fermer' }, { ordre: 'appel', appel: appel() }],
  'setup.complete': [
    { site: 'Marvejols', vault: vaultFile() },
    { site: '../marvejols', vault: vaultFile() },
    { site: 'marvejols', vault: { ...vaultFile(), version: 99 } },
    { site: 'marvejols', vault: { ...vaultFile(), key: 'in clear' } },
    { site: 'marvejols', vault: { ...vaultFile(), wraps: [] } },
  ],
  'vault.replace': [
    { vault: { ...vaultFile(), version: 99 } },
    { vault: { ...vaultFile(), revision: 0 } },
    { vault: { ...vaultFile(), wraps: [] } },
    { vault: vaultFile(), key: 'in clear' },
  ],
  'ledger.append': [
    { records: [] },
    { records: Array.from({ length: MAX_APPEND + 1 }, () => visite()) },
    { records: [{ ...visite(), id: 'one' }] },
    { records: [{ ...visite(), id: '018f3c1e-7c3a-7000-8000-000000000000' }] },
    { records: [{ ...visite(), collection: 'personne' }] },
    { records: [{ ...visite(), rev: 0 }] },
    { records: [{ ...visite(), rev: 1.5 }] },
    { records: [{ ...visite(), localDay: '2026-02-30' }] },
    { records: [{ ...visite(), localDay: '12/05/2026' }] },
    { records: [{ ...visite(), sealed: 'pas du base64' }] },
    { records: [{ ...visite(), sealed: 'QUJD'.repeat(64 * 1024 + 1) }] },
    { records: [{ ...lockedPassage(), sealed: undefined }] },
    { records: [{ ...visite(), nom: 'Personne' }] },
    { records: [visite()], force: true },
  ],
  'ledger.pull': [
    { afterSeq: -1, limit: 10 },
    { afterSeq: 0, limit: 0 },
    { afterSeq: 0, limit: MAX_PULL + 1 },
    { afterSeq: '0', limit: 10 },
    { afterSeq: Number.NaN, limit: 10 },
    { afterSeq: 2 ** 60, limit: 10 },
  ],
  'ledger.erase': [
    { records: [], copies: [], more: false },
    { records: Array.from({ length: MAX_ERASE + 1 }, () => ID), copies: [], more: false },
    { records: [], copies: Array.from({ length: MAX_ERASE + 1 }, () => ID), more: false },
    { records: ['tous'], copies: [], more: false },
    {
      records: [ID],
      copies: [],
      more: false,
      etats: [{ id: ID, etats: [{ mois: '2026-04', etat: 'perdu' }] }],
    },
  ],
  'months.hand': [
    { throughSeq: 1, months: [] },
    { throughSeq: -1, months: [{ month: '2026-04', counts: blankMonthCounts() }] },
    { throughSeq: 1, months: [{ month: '2026-13', counts: blankMonthCounts() }] },
    { throughSeq: 1, months: [{ month: '2026-04', counts: blankMonthCounts(), usager: ID }] },
  ],
  'copy.write': [
    { ...part, id: '../journal.db' },
    { ...part, id: `${ID}/x` },
    { ...part, part: 1 },
    { ...part, part: -1 },
    { ...part, parts: 0 },
    { ...part, parts: MAX_COPY_PARTS + 1 },
    { ...part, sealed: '' },
    { ...part, sealed: 'pas du base64' },
    { ...part, sealed: Buffer.alloc(COPY_PART_BYTES + 3).toString('base64') },
  ],
  'calendar.pull': [{ copie: 'x', afterSeq: 0, limit: 10 }],
  'calendar.ask': [
    { genre: 'rappele', demande: ID, reference: 'MVJ-A-2026-0042' },
    { genre: 'reserver', demande: ID, reference: 'ABCD-EFGH', creneau: ID, motif: 'rsa', nom: 'X' },
    { genre: 'annuler', demande: ID, reference: 'ABCD-EFGH', etat: 'honore' },
  ],
  'calendar.permanence': [{ demande: ID, permanence: {}, annulee: false, essai: true }],
  'copy.read': [
    { id: '../coffre.json', part: 0 },
    { id: ID, part: -1 },
    { id: ID, part: 0.5 },
  ],
  'print.pages': [
    { imprimante: 'E'.repeat(301), exemplaires: 1, noirEtBlanc: true, rectoVerso: 'recto' },
    { imprimante: 'Essai', exemplaires: 0, noirEtBlanc: true, rectoVerso: 'recto' },
    { imprimante: 'Essai', exemplaires: 21, noirEtBlanc: true, rectoVerso: 'recto' },
    { imprimante: 'Essai', exemplaires: 1, noirEtBlanc: true, rectoVerso: 'ailleurs' },
  ],
  'file.save': [
    { nom: '../pack.pdf', part: 0, parts: 1, octets: 'AAAA' },
    { nom: 'pack.exe', part: 0, parts: 1, octets: 'AAAA' },
    { nom: 'pack.pdf', part: 1, parts: 1, octets: 'AAAA' },
    { nom: 'pack.pdf', part: 0, parts: 1, octets: 'pas du base64' },
  ],
  'visitors.open': [{ profile: 'x' }, { profile: '018f3c1e-7c3a-7000-8000-000000000000' }],
  'department.enrol': [
    { url: 'departement', code: 'CODE' },
    { url: 'https://departement.example', code: '' },
    { url: 'https://departement.example', code: 'C'.repeat(61) },
  ],
};

describe('the dispatcher', () => {
  it.each(channels)('lets the right shape through on %s', async (channel) => {
    const { services, reached } = createSpies();
    const answer = await createDispatcher(services)(channel, rightShapes[channel]);
    expect(answer).toMatchObject({ failure: { code: 'atteint' } });
    expect(reached).toEqual([channel]);
  });

  it.each(channels)('refuses wrong shapes on %s before any service', async (channel) => {
    const { services, reached } = createSpies();
    const dispatch = createDispatcher(services);
    const right = rightShapes[channel] as Record<string, unknown>;
    const wrong = [
      null,
      undefined,
      [],
      'texte',
      7,
      true,
      { ...right, inconnu: 1 },
      ...Object.keys(right).map((key) => ({ ...right, [key]: null })),
      ...Object.keys(right).map((key) =>
        Object.fromEntries(Object.entries(right).filter(([other]) => other !== key)),
      ),
      ...(wrongShapes[channel] ?? []),
    ];
    for (const payload of wrong)
      expect(await dispatch(channel, payload)).toMatchObject({
        ok: false,
        failure: { code: 'demande-invalide' },
      });
    expect(reached).toEqual([]);
  });

  it.each([
    '__proto__',
    'constructor',
    'toString',
    'hasOwnProperty',
    'valueOf',
    '',
    'ledger',
    'ledger.append ',
    'LEDGER.APPEND',
    'ledger.vacuum',
  ])('does not know the channel %j', async (channel) => {
    const { services, reached } = createSpies();
    expect(await createDispatcher(services)(channel, {})).toMatchObject({
      ok: false,
      failure: { code: 'canal-inconnu' },
    });
    expect(reached).toEqual([]);
  });

  it('answers anything at all with a Result and never throws', async () => {
    const dispatch = createDispatcher(createSpies().services);
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(fc.constantFrom(...channels), fc.string()),
        fc.anything(),
        async (channel, payload) => {
          expect((await dispatch(channel, payload)).ok).toBe(false);
        },
      ),
    );
  });
});

it('a host answers every channel of the contract with what the contract says', async () => {
  const desk = openTestDesk();
  const boot = await desk.call('boot.read', {});
  expect(boot).toMatchObject({
    ok: true,
    value: { identity: null, vault: null, enrolled: false, departmentUrl: null, ledgerSeq: 0 },
  });
  const sites = await desk.call('setup.sites', {});
  expect(sites.ok && sites.value.map(({ id }) => id)).toContain('marvejols');
  const { profileId } = boot.ok ? boot.value : { profileId: null };
  expect(profileId !== null && (await desk.call('visitors.open', { profile: profileId }))).toEqual({
    ok: false,
    failure: {
      code: 'fenetre-du-navigateur',
      sentence: expect.stringContaining('/visiteurs/'),
    },
  });
  expect(await desk.call('delivery.read', {})).toEqual({
    ok: true,
    value: { kind: 'non-relie' },
  });
});
