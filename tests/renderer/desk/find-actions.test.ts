import { describe, expect, it } from 'vitest';
import type { DeskCommand } from '../../../renderer/desk/frame/desk-command.ts';
import { findCommands, findDemarcheActions } from '../../../renderer/desk/frame/find-actions.ts';

const commands: readonly DeskCommand[] = [
  { id: 'a', label: 'Fin de journée', group: 'Accueil', keywords: ['clore'], run: () => {} },
  { id: 'b', label: 'Verrouiller', group: 'Poste', keywords: ['phrase secrète'], run: () => {} },
  { id: 'c', label: 'Chiffres', group: 'Aller à', keywords: ['journée'], run: () => {} },
];

const ids = (query: string) => findCommands(query, commands).map(({ id }) => id);

describe('what Ctrl+K finds', () => {
  it('is everything before a word is typed, and no démarche', () => {
    expect(ids('')).toEqual(['a', 'b', 'c']);
    expect(findDemarcheActions('')).toEqual([]);
  });

  it('is actions by their names, then by other words, accents aside', () => {
    expect(ids('JOURNEE')).toEqual(['a', 'c']);
    expect(ids('secrete')).toEqual(['b']);
    expect(ids('rien de tel')).toEqual([]);
  });

  it('is démarches by today’s names and by former ones, which it says', () => {
    expect(findDemarcheActions('carte grise')[0]).toMatchObject({ id: 'ants-carte-grise' });
    expect(findDemarcheActions('rmi')).toEqual([
      {
        id: 'caf-rsa',
        label: 'RSA',
        description:
          'Revenu de solidarité active (RSA), ancien nom\u00a0: RMI (jusqu’au 31/05/2009)',
      },
    ]);
  });

  it('is at most eight démarches, and none when a word means nothing to them', () => {
    expect(findDemarcheActions('caf')).toHaveLength(8);
    expect(findDemarcheActions('feuille du jour vierge')).toEqual([]);
  });
});
