import { describe, expect, test } from 'vitest';
import {
  countKnownHeaders,
  proposeMapping,
  toCorrespondance,
} from '../../../../shared/domain/echange/mapping.ts';
import { ownColumns } from '../../../../shared/domain/echange/own-columns.ts';

describe('what is proposed for the columns of a file', () => {
  test('is what their names suggest, each thing read once', () => {
    expect(proposeMapping(['DATE', 'Organisme', 'Partenaire', 'Nom', 'Temps passé'], [])).toEqual({
      format: 'libre',
      champs: ['date', 'operateur', null, null, 'duree'],
    });
  });

  test('is how the same headers were read before, whatever their names suggest', () => {
    const headers = ['Date', 'Organisme', 'Observations'];
    const correspondance = { Date: 'date', Organisme: 'destination', Observations: 'gone' };
    const remembered = [
      { colonnes: ['Date'], correspondance: { Date: 'heure' } },
      { colonnes: headers, correspondance },
    ];
    expect(proposeMapping(headers, remembered)).toEqual({
      format: 'souvenir',
      champs: ['date', 'destination', null],
    });
  });

  test('is our own for our export, of another version too', () => {
    const headers = ownColumns.map(({ header }) => header);
    const { format, champs } = proposeMapping(headers, []);
    expect(format).toBe('relais');
    expect(champs).toEqual(ownColumns.map(({ champ }) => champ));
    const older = headers.filter((header) => header !== 'Usager suivi');
    expect(proposeMapping([...older, 'Une colonne de demain'], []).format).toBe('relais');
  });

  test('is never a name, a note or a status of La Coop', () => {
    const headers = ['Date', 'Bénéficiaire', 'Notes supplémentaires', 'Statut du bénéficiaire'];
    const signature = ['Canaux d’accompagnement', 'Thématique(s) d’accompagnement'];
    const { format, champs } = proposeMapping([...headers, ...signature], []);
    expect(format).toBe('coop');
    expect(champs).toEqual(['date', null, null, null, 'canal', 'theme']);
  });
});

test('what an import keeps of a reading gives it back', () => {
  const headers = ['Jour', 'Organisme', 'Nom'];
  const { champs } = proposeMapping(headers, []);
  const correspondance = toCorrespondance(headers, champs);
  expect(correspondance).toEqual({ Jour: 'date', Organisme: 'operateur' });
  expect(proposeMapping(headers, [{ colonnes: headers, correspondance }]).champs).toEqual(champs);
});

test('headers are told from the words an export begins with', () => {
  expect(countKnownHeaders(['Informations export', '', 'Total'])).toBe(0);
  expect(countKnownHeaders(['Date', 'Type', 'Durée (min)'])).toBe(3);
});
