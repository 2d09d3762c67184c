import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { keepCountsBefore } from '../../electron/host/delivery/counts-before.ts';
import type { Fetch } from '../../electron/host/delivery/department-client.ts';
import { createHost } from '../../electron/host/host.ts';
import type { Host } from '../../electron/host/host.ts';
import { openProfile, prepareProfileFolder } from '../../electron/host/profile/profile.ts';
import network from '../../resources/network-lozere.json' with { type: 'json' };
import { localDaySchema } from '../../shared/domain/calendar/local-day.ts';
import { dayCountsSchema } from '../../shared/domain/comptage/day-document.ts';
import { networkSchema } from '../../shared/domain/network/network.ts';
import type { Envelope, StoredEnvelope } from '../../shared/domain/record/envelope.ts';
import { siteIdSchema } from '../../shared/domain/site/identifiers.ts';
import { contract } from '../../shared/ipc/contract.ts';
import { createFakeRandom } from '../support/fake-random.ts';
import { createScratchFolder, removeFolder } from '../support/host-folder.ts';
import { vaultFile } from '../support/host-records.ts';
import { createRealPatience } from '../support/real-patience.ts';
import type { SlowTime } from './slow-time.ts';

/** A PC with a desk on it: the very host, its ledger on a disk, its clock right or wrong. */
export interface Machine {
  readonly name: string;
  readonly folder: string;
  /** Which half of the process is alive; true once it is switched off. */
  isOff(): boolean;
  start(skew?: number): void;
  /** Ends the process; `kill` leaves it no time for anything. */
  stop(how: 'close' | 'kill'): Promise<void>;
  host(): Host;
  /** The letter of the desk, as last enrolled. */
  letter(): string;
  append(record: Envelope): Promise<boolean>;
  records(): Promise<readonly StoredEnvelope[]>;
  state(): Promise<string>;
  /** The days whose detail it lost, as many times as visites. */
  lostDays(): readonly string[];
  /** The visites it leaves counted under a former letter: their months, by letter. */
  leftBehind(): readonly { readonly letter: string; readonly month: string }[];
  /** A copy of the disk, as a backup or another PC would be. The desk must be stopped. */
  copyTo(folder: string): void;
  /** Puts a copy in place of the disk, by hand: Relais is told nothing. */
  putBack(folder: string): void;
  /** Restores a backup, as Relais does. */
  restore(folder: string): void;
  remove(): void;
}

let made = 0;

export function createMachine(
  name: string,
  time: SlowTime,
  attach: (isOff: () => boolean) => Fetch,
  seed: number,
): Machine {
  const folder = createScratchFolder();
  let readLetter = () => '';
  let running: { readonly host: Host; readonly life: { off: boolean }; stop(): void } | null = null;
  const host = () => {
    if (running === null) throw new Error('Switched off.');
    return running.host;
  };
  const machine: Machine = {
    name,
    folder,
    host,
    letter: () => readLetter(),
    isOff: () => running === null,
    start: (skew = 0) => {
      const prepared = prepareProfileFolder(folder);
      if (!prepared.ok) throw new Error(prepared.failure.code);
      made += 1;
      const random = createFakeRandom(`${seed} ${name} ${made}`);
      const profile = openProfile(folder, random);
      if (!profile.ok) throw new Error(profile.failure.code);
      readLetter = () => profile.value.read().identity?.desk ?? '';
      const parts = time.machine(skew);
      const life = { off: false };
      const opened = createHost({
        profile: profile.value,
        network: networkSchema.parse(network),
        clock: parts.clock,
        random,
        fetch: attach(() => life.off),
        program: '0.1.0',
        releasedOn: localDaySchema.parse('2026-01-01'),
        department: null,
        freeSpace: () => 1024 ** 3,
        schedule: parts.schedule,
        patience: createRealPatience(),
      });
      if (!opened.ok) throw new Error(opened.failure.code);
      running = { host: opened.value, life, stop: parts.stop };
    },
    stop: async (how) => {
      if (running === null) return;
      const { host: ending, life, stop } = running;
      running = null;
      stop();
      if (how === 'kill') life.off = true;
      // A killed process closes nothing; its file is let go of, with what it had committed.
      const closing = ending.close().catch(() => {});
      if (how === 'close') await time.during(closing);
      await time.settle();
    },
    append: async (record) => {
      const answer = await host().dispatch('ledger.append', { records: [record] });
      return answer.ok;
    },
    records: async () => {
      const answer = await host().dispatch('ledger.pull', { afterSeq: 0, limit: 2000 });
      if (!answer.ok) throw new Error(answer.failure.code);
      return contract['ledger.pull'].response.parse(answer.value).records;
    },
    state: async () => {
      const answer = await host().dispatch('delivery.read', {});
      if (!answer.ok) throw new Error(answer.failure.code);
      const state = contract['delivery.read'].response.parse(answer.value);
      return state.kind === 'refuse' ? state.code : state.kind;
    },
    lostDays: () => {
      const ledger = new DatabaseSync(join(folder, 'journal.db'), { readOnly: true });
      const rows = ledger.prepare('SELECT day, counts FROM lost').all();
      ledger.close();
      return rows.flatMap(({ day, counts }) => {
        const { visites } = dayCountsSchema.parse(JSON.parse(String(counts)));
        return Array.from({ length: visites.total }, () => String(day));
      });
    },
    leftBehind: () => {
      const ledger = new DatabaseSync(join(folder, 'journal.db'), { readOnly: true });
      const rows = ledger
        .prepare(
          `SELECT origin_desk AS letter, substr(local_day, 1, 7) AS month FROM records
           WHERE origin_desk IS NOT NULL AND collection = 'visite' AND held = 0
             AND clear ->> '$.etat' = 'valide'`,
        )
        .all();
      ledger.close();
      return rows.map(({ letter, month }) => ({ letter: String(letter), month: String(month) }));
    },
    copyTo: (to) => cpSync(folder, to, { recursive: true }),
    putBack: (from) => {
      removeFolder(folder);
      cpSync(from, folder, { recursive: true });
    },
    restore: (from) => {
      machine.putBack(from);
      const ledger = new DatabaseSync(join(folder, 'journal.db'));
      keepCountsBefore(ledger);
      ledger.close();
    },
    remove: () => removeFolder(folder),
  };
  return machine;
}

/** Ends the first run at a platform, and links the desk with a code. */
export async function link(machine: Machine, site: string, code: string): Promise<boolean> {
  await machine
    .host()
    .dispatch('setup.complete', { site: siteIdSchema.parse(site), vault: vaultFile() });
  return (await machine.host().enrol('https://departement.example', code)).ok;
}
