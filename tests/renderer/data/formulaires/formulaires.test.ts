import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import { readParts } from '../../../../renderer/data/copies/copy-parts.ts';
import { tidy } from '../../../../renderer/data/erase/purge.ts';
import {
  addFormulaire,
  readFormulaires,
  removeFormulaire,
  replaceFile,
  reviseFormulaire,
} from '../../../../renderer/data/formulaires/formulaires.ts';
import type { FormFile } from '../../../../renderer/data/formulaires/formulaires.ts';
import { wideTypeface } from '../../../support/wide-typeface.ts';
import { createForms } from '../../../../renderer/workers/forms/forms.ts';
import { refuse } from '../../../../shared/kernel/result.ts';
import { holdsPartOf, readAllBytes } from '../../../support/host-bytes.ts';
import { exampleForm } from '../../workers/forms/form-examples.ts';
import { openPersonPage } from '../erase/person-examples.ts';
import type { PersonPage } from '../erase/person-examples.ts';
import { settleStore, valueOf } from '../test-page.ts';

const forms = createForms({ draw: () => Promise.resolve(null), wideTypeface });
const about = { nom: 'Demande de RSA', demarche: 'caf-rsa' };

async function formFile(change?: Parameters<typeof exampleForm>[0]): Promise<FormFile> {
  const bytes = await exampleForm(change);
  return { bytes, read: valueOf(await forms.lire(bytes)) };
}

const files = async ({ desk }: PersonPage) => valueOf(await desk.call('copy.list', {})).ids;

async function added() {
  const page = await openPersonPage();
  const file = await formFile();
  const kept = valueOf(await addFormulaire(page.session, about, file));
  await settleStore(page.session.store);
  return { page, session: page.session, file, kept };
}

describe('an official form', () => {
  it('is kept sealed, as it was, with what its names propose', async () => {
    const { page, session, file, kept } = await added();
    const { formulaires } = await readFormulaires(session);
    expect(formulaires).toEqual([kept]);
    expect(kept.sealed.champs.find(({ nom }) => nom === 'Prenom')?.source).toBe('prenom');
    expect(valueOf(await readParts(session, kept.sealed.fichier.id))).toEqual(file.bytes);
    const disk = readAllBytes(page.desk.folder);
    expect(holdsPartOf(disk, Buffer.from(file.bytes))).toBe(false);
    expect(disk.includes('Demande de RSA')).toBe(false);
  });

  it('is not tidied away: a record names its file', async () => {
    const { page, session, kept } = await added();
    valueOf(await tidy(session));
    expect(await files(page)).toEqual([kept.sealed.fichier.id]);
  });

  it('keeps what is decided of its fields', async () => {
    const { session, kept } = await added();
    const champs = kept.sealed.champs.map((champ) => ({ ...champ, source: 'a-la-main' as const }));
    valueOf(await reviseFormulaire(session, kept, { nom: 'Autre nom', champs }));
    await settleStore(session.store);
    const [again] = (await readFormulaires(session)).formulaires;
    expect(again?.sealed).toMatchObject({ nom: 'Autre nom', champs, demarche: 'caf-rsa' });
    // Another window was first: nothing is overwritten.
    expect(await reviseFormulaire(session, kept, { nom: 'Perdu', champs })).toMatchObject({
      ok: false,
      failure: { code: 'revision-depassee' },
    });
  });

  it('takes a newer file: fields of one name keep their source, and the former file is erased', async () => {
    const { page, session, kept } = await added();
    const newer = await formFile((pdf) => {
      const form = pdf.getForm();
      form.removeField(form.getField('Ressources'));
      form.createTextField('Courriel').addToPage(pdf.getPage(0), { x: 60, y: 380 });
    });
    const next = valueOf(await replaceFile(session, kept, newer));
    expect(await files(page)).toEqual([next.sealed.fichier.id]);
    expect(next.sealed.champs.map(({ nom }) => nom)).not.toContain('Ressources');
    expect(next.sealed.champs.find(({ nom }) => nom === 'Courriel')?.source).toBe('courriel');
  });

  it('leaves nothing behind when the ledger refuses it, nor once it is removed', async () => {
    const { page, session, kept } = await added();
    page.wire.answer('ledger.append', () => refuse('disque-plein', 'Le disque est plein.'));
    expect(await addFormulaire(session, about, await formFile())).toMatchObject({
      failure: { code: 'disque-plein' },
    });
    expect(await files(page)).toEqual([kept.sealed.fichier.id]);
    valueOf(await removeFormulaire(session, kept));
    expect(await files(page)).toEqual([]);
    await settleStore(session.store);
    expect((await readFormulaires(session)).formulaires).toEqual([]);
  });
});
