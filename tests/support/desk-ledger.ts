import { randomUUID } from 'node:crypto';
import { sealVisite } from '../../renderer/data/visites/visite-entry.ts';
import { localDaySchema } from '../../shared/domain/calendar/local-day.ts';
import type { Envelope } from '../../shared/domain/record/envelope.ts';
import { idSchema } from '../../shared/domain/site/identifiers.ts';
import { blankSealedHalf } from '../../shared/domain/visite/passage.ts';
import type { Canal } from '../../shared/domain/vocabulary/canal.ts';
import type { Theme } from '../../shared/domain/vocabulary/theme.ts';
import { MAX_APPEND } from '../../shared/ipc/contract.ts';
import type { DeskCaller } from './desk-contract.ts';
import { ANIMATEUR, createInstalledSealer } from './desk-install.ts';

/** A visite a test puts in the ledger of an installed desk, sealed as the desk would. */
export interface TestVisite {
  readonly at: Temporal.ZonedDateTime;
  readonly canal?: Canal;
  readonly theme?: Theme;
}

/** Now, on the desk’s own clock. */
export function nowInMarvejols(): Temporal.ZonedDateTime {
  return Temporal.Now.zonedDateTimeISO('Europe/Paris');
}

/** Appends visites through the contract, in as few calls as it allows. */
export async function appendVisites(
  { call }: DeskCaller,
  visites: readonly TestVisite[],
): Promise<void> {
  const records = visites.map(toEnvelope);
  for (let from = 0; from < records.length; from += MAX_APPEND)
    await call('ledger.append', { records: records.slice(from, from + MAX_APPEND) });
}

const sealer = createInstalledSealer();

function toEnvelope({ at, canal = 'accueil-spontane', theme = 'T9' }: TestVisite): Envelope {
  return sealVisite(sealer, idSchema.parse(randomUUID()), 1, {
    localDay: localDaySchema.parse(at.toPlainDate().toString()),
    clear: {
      heure: at.hour,
      canal,
      demandes: [{ theme, operateur: null, nature: null }],
      premieres: null,
      etat: 'valide',
      // As if someone had given the day: past days are accepted.
      datation: 'confirmee',
    },
    sealed: blankSealedHalf(at.toInstant().toString(), ANIMATEUR.id, 1),
  });
}
