import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { tmpdir } from 'node:os';
import { beforeEach, describe, expect, it } from 'vitest';
import { openDeskWindow } from '../../../electron/main/desk-window.ts';
import { ownCalls } from '../../../electron/main/own-calls.ts';
import { electronDouble } from '../../support/electron-double.ts';
import { createTestFolder } from '../../support/host-folder.ts';

type Own = ReturnType<typeof ownCalls>;

let own: Own;

beforeEach(() => {
  electronDouble.reset();
  electronDouble.becomeReady();
  own = ownCalls(openDeskWindow(tmpdir(), false));
});

function ask(channel: keyof Own, payload: unknown): unknown {
  const answer = own[channel];
  if (answer === undefined) throw new Error(`Nothing answers ${channel}.`);
  return answer(payload);
}

const wish = {
  imprimante: 'Bureau',
  exemplaires: 2,
  noirEtBlanc: true,
  rectoVerso: 'bord-long',
} as const;

describe('direct printing', () => {
  it('names the printers as people know them', async () => {
    const printer = (name: string, displayName: string) => ({
      name,
      displayName,
      description: '',
      options: {} as Electron.Options,
    });
    electronDouble.asked.printers = [printer('bureau_1', 'Bureau'), printer('nue', '')];
    expect(await ask('print.printers', {})).toEqual({
      ok: true,
      value: {
        imprimantes: [
          { nom: 'bureau_1', libelle: 'Bureau' },
          { nom: 'nue', libelle: 'nue' },
        ],
      },
    });
  });

  it('sends the page on show without a dialog, in A4, as asked', async () => {
    expect(await ask('print.pages', wish)).toEqual({ ok: true, value: {} });
    await ask('print.pages', {
      ...wish,
      imprimante: '',
      noirEtBlanc: false,
      rectoVerso: 'recto',
    });
    const common = { silent: true, copies: 2, pageSize: 'A4', margins: { marginType: 'none' } };
    expect(electronDouble.asked.printed).toEqual([
      { ...common, deviceName: 'Bureau', color: false, duplexMode: 'longEdge' },
      { ...common, color: true, duplexMode: 'simplex' },
    ]);
  });

  it('says what to do when the printer does not take it', async () => {
    electronDouble.asked.printerRefuses = 'failed';
    expect(await ask('print.pages', wish)).toMatchObject({
      ok: false,
      failure: { code: 'imprimante-refuse', sentence: expect.stringContaining('allumée') },
    });
  });

  it('refuses what is not of the contract, and prints nothing', async () => {
    for (const payload of [null, {}, { ...wish, exemplaires: 500 }, { ...wish, silent: false }])
      expect(await ask('print.pages', payload)).toMatchObject({
        failure: { code: 'demande-invalide' },
      });
    expect(electronDouble.asked.printed).toEqual([]);
  });
});

describe('keeping a file in a folder', () => {
  const part = (index: number, parts: number, text: string, nom = 'pack.pdf') => ({
    nom,
    part: index,
    parts,
    octets: Buffer.from(text).toString('base64'),
  });

  it('asks for the folder once, and the file is there when its last part is', async () => {
    const folder = createTestFolder();
    electronDouble.asked.nextFolder = folder;
    expect(await ask('file.save', part(0, 2, 'début '))).toEqual({
      ok: true,
      value: { etat: 'en-cours' },
    });
    expect(readdirSync(folder)).not.toContain('pack.pdf');
    expect(await ask('file.save', part(1, 2, 'fin'))).toEqual({
      ok: true,
      value: { etat: 'enregistre' },
    });
    expect(readFileSync(join(folder, 'pack.pdf'), 'utf8')).toBe('début fin');
    expect(electronDouble.asked.openDialogs).toHaveLength(1);
  });

  it('writes nothing when the person changes their mind', async () => {
    expect(await ask('file.save', part(0, 1, 'tout'))).toEqual({
      ok: true,
      value: { etat: 'abandonne' },
    });
  });

  it('leaves nothing of a file whose parts do not follow, nor of one left behind', async () => {
    const folder = createTestFolder();
    electronDouble.asked.nextFolder = folder;
    await ask('file.save', part(0, 3, 'début'));
    expect(await ask('file.save', part(2, 3, 'fin'))).toMatchObject({
      failure: { code: 'demande-invalide' },
    });
    expect(readdirSync(folder)).toEqual([]);
    await ask('file.save', part(0, 2, 'début'));
    electronDouble.closeAllWindows();
    expect(readdirSync(folder)).toEqual([]);
  });

  it('never lets the page say where', async () => {
    const folder = createTestFolder();
    electronDouble.asked.nextFolder = folder;
    for (const nom of ['../pack.pdf', '/tmp/pack.pdf', 'pack.sh', '.pdf'])
      expect(await ask('file.save', part(0, 1, 'x', nom))).toMatchObject({
        failure: { code: 'demande-invalide' },
      });
    expect(readdirSync(folder)).toEqual([]);
  });
});
