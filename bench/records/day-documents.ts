import { randomUUID } from 'node:crypto';
import type { EnrolAnswer } from '../../shared/sync/messages.ts';
import { toCanonicalText } from '../../shared/sync/canonical.ts';
import { PROTOCOL_VERSION } from '../../shared/sync/protocol.ts';
import { toDayDocument } from '../../tests/department/day-documents.ts';

/** An ordinary day of a desk: 20 visites, 24 demandes, 23 cells. */
export function ordinaryDay({ site, desk }: EnrolAnswer, day: string, rev: number) {
  return toDayDocument({
    site,
    desk,
    day,
    rev,
    firsts: { jour: 8, mois: 6, annee: 3 },
    extra: {
      counts: {
        visites: {
          total: 20,
          canal: { 'accueil-spontane': 11, 'sur-rendez-vous': 5, telephone: 3, courriel: 1 },
        },
        demandes: {
          total: 24,
          theme: { T1: 5, T2: 8, T3: 4, T4: 4, T5: 1, T9: 2 },
          operateur: {
            caf: 5,
            cpam: 4,
            'france-travail': 4,
            dgfip: 2,
            msa: 1,
            'france-titres': 2,
            retraite: 1,
          },
        },
        usagersSuivis: { jour: 8, mois: 6, annee: 3 },
      },
    },
  });
}

/** The message a desk sends at closing time: one document. */
export function closingMessage(desk: EnrolAnswer, day: string, rev: number): string {
  return JSON.stringify({
    protocol: PROTOCOL_VERSION,
    program: '0.1.0',
    epoch: 0,
    highestRev: rev,
    delivery: randomUUID(),
    after: [],
    documents: [toCanonicalText(ordinaryDay(desk, day, rev))],
  });
}
