import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { ok, refuse, type Result } from '../shared/kernel/result.ts';
import { thisMachine } from './chromium.ts';
import type { Installer } from './chromium.ts';

/** What reads papers back, and the packages of Debian they are in. */
const readers = { pdftotext: 'poppler-utils', qpdf: 'qpdf' } as const;

/**
 * What reads PDFs independently of what writes them (poppler, qpdf), for the tests: those on the
 * machine or, on Debian as root, those of Debian’s own packages, installed first. Elsewhere a refusal
 * says how to install them.
 */
export function ensurePdfReaders(
  machine: Installer = { ...thisMachine, find: findReaders },
): Result<string> {
  const found = machine.find();
  if (found.ok || !machine.isRoot() || !/^ID="?debian"?$/m.test(machine.osRelease())) return found;
  machine.tell('poppler et qpdf sont absents : installation depuis les paquets de Debian…');
  const packages = Object.values(readers);
  const installed =
    machine.run('apt-get', ['update']) &&
    machine.run('apt-get', ['install', '-y', '--no-install-recommends', ...packages]);
  return installed ? machine.find() : found;
}

function findReaders(): Result<string> {
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  const isThere = (name: string) =>
    folders.some((folder) => {
      try {
        accessSync(join(folder, name), constants.X_OK);
        return true;
      } catch {
        return false;
      }
    });
  return Object.keys(readers).every(isThere)
    ? ok('poppler, qpdf')
    : refuse(
        'lecteurs-pdf',
        'Ces tests relisent les papiers avec poppler et qpdf : installez-les (sous Debian : « apt-get install poppler-utils qpdf »).',
      );
}
