import { ensurePdfReaders } from '../../tools/pdf-readers.ts';

/**
 * Installs what reads papers back before any test file starts: two files that install at once meet
 * the package manager’s lock, or a reader half in place. A refusal is said by the tests that read.
 */
export default function installPdfReaders(): void {
  ensurePdfReaders();
}
