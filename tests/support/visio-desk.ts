import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { shiftClock, shiftDepartmentClock } from './desk-clock.ts';
import { startLinkedDesk } from './desk-linked.ts';
import type { LinkedDesk } from './desk-linked.ts';
import { startFakeJitsi } from './fake-jitsi.ts';
import type { FakeJitsi } from './fake-jitsi.ts';

/** What the département and its Jitsi share, in these tests alone. */
const SECRET = 'cle-partagee-pour-les-essais-seulement';

/** A desk linked to a département that has a Jitsi, which asks for tokens. */
export interface VisioDesk {
  readonly jitsi: FakeJitsi;
  readonly linked: LinkedDesk;
  /** The origin of the call page. */
  readonly visioOrigin: string;
  remove(): Promise<void>;
}

/** Starts all three; `shift`: milliseconds their clocks are ahead of the true time. */
export async function startVisioDesk({
  shift = 0,
}: { readonly shift?: number } = {}): Promise<VisioDesk> {
  const jitsi = await startFakeJitsi(SECRET, () => Date.now() + shift);
  const folder = mkdtempSync(join(tmpdir(), 'relais-e2e-visio-'));
  const certificate = join(folder, 'jitsi.pem');
  writeFileSync(certificate, jitsi.cert);
  const linked = await startLinkedDesk({
    department: {
      RELAIS_VISIO_DOMAINE: jitsi.domaine,
      RELAIS_VISIO_APPLICATION: 'relais',
      RELAIS_VISIO_CLE: SECRET,
      RELAIS_VISIO_SOUS_TITRES: 'oui',
      RELAIS_VISIO_TELEPHONE: '04 66 00 00 00',
      RELAIS_VISIO_CODES: `${jitsi.origin}/conferenceMapper`,
      NODE_EXTRA_CA_CERTS: certificate,
      ...shiftDepartmentClock(shift),
    },
    desk: { NODE_EXTRA_CA_CERTS: certificate, ...shiftClock(shift) },
  });
  return {
    jitsi,
    linked,
    visioOrigin: `http://localhost:${linked.place.port}`,
    remove: async () => {
      await linked.remove();
      await jitsi.close();
      rmSync(folder, { recursive: true });
    },
  };
}
