import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { findChromium } from '../electron/launch/find-chromium.ts';
import { refuse, type Result } from '../shared/kernel/result.ts';
import { requireNode } from './require-node.ts';

/** What the installation asks of the machine; tests give their own. */
export interface Installer {
  find(): Result<string>;
  isRoot(): boolean;
  /** The text of /etc/os-release, empty where there is none. */
  osRelease(): string;
  /** Runs a command, its output on stderr; true when it succeeded. */
  run(command: string, args: readonly string[]): boolean;
  /** Tells the person what is going on. */
  tell(sentence: string): void;
}

/** The machine the tests run on. */
export const thisMachine: Installer = {
  find: () => findChromium(),
  isRoot: () => process.getuid?.() === 0,
  osRelease() {
    try {
      return readFileSync('/etc/os-release', 'utf8');
    } catch {
      return '';
    }
  },
  run(command, args) {
    const { status } = spawnSync(command, args, {
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
      // Stdout is kept for what the caller answers.
      stdio: ['ignore', process.stderr.fd, process.stderr.fd],
    });
    return status === 0;
  },
  tell: (sentence) => console.error(sentence),
};

/**
 * The path of a Chromium for the tests: the one on the machine or, on Debian as root, the one of
 * Debian's own packages, installed first. Elsewhere a refusal says how to install one.
 * Never Ubuntu: its package only points to a snap.
 */
export function ensureChromium(machine: Installer = thisMachine): Result<string> {
  const found = machine.find();
  if (found.ok || found.failure.code !== 'chromium-missing') return found;
  if (!machine.isRoot() || !/^ID="?debian"?$/m.test(machine.osRelease())) return found;
  machine.tell('Chromium est absent : installation depuis les paquets de Debian…');
  const installed =
    machine.run('apt-get', ['update']) &&
    machine.run('apt-get', [
      'install',
      '-y',
      '--no-install-recommends',
      'chromium',
      'fonts-liberation',
    ]);
  if (installed) return machine.find();
  return refuse(
    'chromium-install',
    'L’installation de Chromium a échoué : vérifiez l’accès aux paquets de Debian puis lancez « apt-get install chromium », ou indiquez le chemin d’un navigateur dans RELAIS_CHROMIUM.',
  );
}

if (process.argv[1] === import.meta.filename) {
  requireNode();
  const chromium = ensureChromium();
  if (chromium.ok) console.log(chromium.value);
  else {
    console.error(chromium.failure.sentence);
    process.exitCode = 1;
  }
}
