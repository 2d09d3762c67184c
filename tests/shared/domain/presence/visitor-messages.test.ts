import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  deskMessageSchema,
  visitorChannelName,
  visitorMessageSchema,
} from '../../../../shared/domain/presence/visitor-messages.ts';
import { idSchema } from '../../../../shared/domain/site/identifiers.ts';

const demande = '5e8b2c94-1f6d-4a07-b3c2-d94e70a1f835';
const arrivee = { kind: 'arrivee', demande, themeDeVie: 'logement', langue: 'uk' };

describe('what the visitors’ page may say', () => {
  it.each([{ kind: 'bonjour' }, arrivee, { kind: 'renonce', demande }])('is %j', (message) => {
    expect(visitorMessageSchema.safeParse(message).success).toBe(true);
  });

  it.each([
    { ...arrivee, nom: 'Personne' },
    { ...arrivee, texte: 'un mot' },
    { ...arrivee, numero: 3 },
    { ...arrivee, langue: 'de' },
    { ...arrivee, themeDeVie: 'T3' },
    { ...arrivee, demande: '1' },
    { kind: 'numero', demande, numero: 3 },
    { kind: 'bonjour', demande },
  ])('is never %j', (message) => {
    expect(visitorMessageSchema.safeParse(message).success).toBe(false);
  });
});

describe('what the desk may answer', () => {
  it.each([
    { kind: 'numero', demande, numero: 1 },
    { kind: 'numero', demande, numero: 999 },
    { kind: 'refus', demande, raison: 'trop' },
    { kind: 'refus', demande, raison: 'impossible' },
    { kind: 'appel', numero: 12 },
    { kind: 'appel', numero: null },
  ])('is %j', (message) => {
    expect(deskMessageSchema.safeParse(message).success).toBe(true);
  });

  it.each([
    { kind: 'numero', demande, numero: 0 },
    { kind: 'numero', demande, numero: 1000 },
    { kind: 'numero', demande, numero: 1.5 },
    { kind: 'numero', numero: 1 },
    { kind: 'appel', numero: 12, motif: 'logement' },
    { kind: 'refus', demande, raison: 'le disque est plein' },
  ])('is never %j', (message) => {
    expect(deskMessageSchema.safeParse(message).success).toBe(false);
  });

  it('is never taken for what a visitor says, nor the other way round', () => {
    fc.assert(
      fc.property(fc.anything(), (message) => {
        const both =
          visitorMessageSchema.safeParse(message).success &&
          deskMessageSchema.safeParse(message).success;
        expect(both).toBe(false);
      }),
    );
    expect(deskMessageSchema.safeParse(arrivee).success).toBe(false);
  });
});

it('two profiles of one computer have each their channel', () => {
  const other = 'c2a1f835-1f6d-4a07-b3c2-d94e705e8b94';
  expect(visitorChannelName(idSchema.parse(demande))).not.toBe(
    visitorChannelName(idSchema.parse(other)),
  );
});
