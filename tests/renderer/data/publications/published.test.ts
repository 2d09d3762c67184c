import { describe, expect, it, onTestFinished } from 'vitest';
import { createBridge } from '../../../../renderer/bridge/bridge.ts';
import {
  ficheWrittenOn,
  standingFiches,
} from '../../../../renderer/data/publications/catalogue-fiches.ts';
import { standingNames } from '../../../../renderer/data/publications/catalogue-names.ts';
import { toDirectory } from '../../../../renderer/data/publications/directory.ts';
import {
  followPublications,
  readPublished,
} from '../../../../renderer/data/publications/published.ts';
import { shippedFiches } from '../../../../shared/domain/catalogue/shipped-fiches.ts';
import { shippedIndex } from '../../../../shared/domain/catalogue/shipped-index.ts';
import { shippedLieux } from '../../../../shared/domain/organisme/shipped-lieux.ts';
import type { Response } from '../../../../shared/ipc/contract.ts';
import { lieu } from '../../../shared/domain/organisme/examples.ts';

type Kept = Response<'publications.read'>;

/** A page over a host that keeps this, and may be told otherwise. */
async function follow(kept: Partial<Kept>) {
  let value: Kept = { numero: 1, recuLe: '2026-04-15T08:00:00Z', changements: [], ...kept };
  let emit: (event: unknown) => void = () => {};
  const bridge = createBridge({
    call: async () => ({ ok: true, value }),
    listen: (onEvent) => {
      emit = onEvent;
    },
  });
  const stop = followPublications(bridge);
  onTestFinished(stop);
  await settle();
  return {
    stop,
    publish: async (next: Partial<Kept>) => {
      value = { ...value, ...next };
      emit({ event: 'publications.changed', numero: value.numero });
      await settle();
    },
  };
}

const settle = () => new Promise((resolve) => setTimeout(resolve, 0));

function publication(id = 'caf-rsa') {
  const entree = shippedIndex.demarches.find((one) => one.id === 'caf-rsa');
  const fiche = shippedFiches.fiches.find((one) => one.id === 'caf-rsa');
  if (entree === undefined || fiche === undefined) throw new Error('caf-rsa is shipped');
  return {
    entree: { ...entree, id, nom: 'Transport solidaire' },
    themesDeVie: ['social-sante'],
    fiche: { ...fiche, id, pieces: [] },
    sources: {},
    source: 'Note',
    confidence: 'verified',
    motif: 'essai',
    auteur: 'Mende',
    jour: '2026-04-14',
  };
}

describe('what is published, on the desk', () => {
  it('is the shipped catalogue and the shipped places until something comes', () => {
    expect(standingNames().index).toBe(shippedIndex);
    expect(standingFiches().byId.size).toBe(shippedFiches.fiches.length);
    expect(ficheWrittenOn('caf-rsa')).toBe(shippedIndex.writtenOn);
    expect(toDirectory(readPublished(), '48').lieux).toHaveLength(shippedLieux('48').length);
    expect(toDirectory(readPublished(), '64').lieux).toEqual([]);
  });

  it('puts a fiche right, and finds a local démarche by its name', async () => {
    await follow({
      changements: [
        { numero: 1, objet: 'demarche', id: 'caf-rsa', contenu: publication() },
        {
          numero: 2,
          objet: 'demarche',
          id: 'local-transport',
          contenu: publication('local-transport'),
        },
      ],
    });
    expect(standingFiches().byId.get('caf-rsa')?.pieces).toEqual([]);
    expect(ficheWrittenOn('caf-rsa')).toBe('2026-04-14');
    expect(ficheWrittenOn('caf-aide-logement')).toBe(shippedIndex.writtenOn);
    const found = standingNames()
      .search('transport solidaire')
      .found.map(({ id }) => id);
    expect(found).toContain('local-transport');
    expect(standingNames().byId.get('local-transport')?.nom).toBe('Transport solidaire');
  });

  it('follows what arrives, and is as shipped once the desk closes', async () => {
    const host = await follow({});
    const place = lieu({ id: 'nouveau' });
    await host.publish({
      numero: 2,
      changements: [{ numero: 2, objet: 'lieu', id: 'nouveau', contenu: place }],
    });
    expect(toDirectory(readPublished(), null).byId.get('nouveau')).toEqual(place);
    host.stop();
    expect(toDirectory(readPublished(), null).lieux).toEqual([]);
  });

  it.each([
    ['of another shape', { objet: 'lieu', id: 'x', contenu: { nom: 'x' } }],
    ['under another id than its own', { objet: 'lieu', id: 'x', contenu: lieu() }],
    ['of another kind', { objet: 'permanence', id: 'x', contenu: {} }],
  ])('leaves what it does not understand, %s, and counts it', async (_what, change) => {
    await follow({ changements: [{ numero: 1, ...change }] });
    expect(readPublished()).toMatchObject({ nonLus: 1, lieux: [], demarches: [] });
  });
});
