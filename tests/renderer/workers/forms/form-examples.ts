import { PDFDocument, PDFName, PDFString } from '@cantoo/pdf-lib';
import { formValues } from '../../../../shared/documents/forms/form-values.ts';
import type { FormValues } from '../../../../shared/domain/formulaire/form-messages.ts';
import { day } from '../../../shared/domain/dossier/examples.ts';
import { examplePerson } from '../../../support/pack-examples.ts';

/** A form as an organisme gives it, two pages of fields of every kind; `more` fields are added to it. */
export async function exampleForm(
  change: (pdf: PDFDocument) => void = () => {},
): Promise<Uint8Array<ArrayBuffer>> {
  const pdf = await PDFDocument.create({ updateMetadata: false });
  const [first, second] = [pdf.addPage([595, 842]), pdf.addPage([842, 595])];
  const form = pdf.getForm();
  first.drawText('FORMULAIRE DE DEMANDE', { x: 60, y: 800, size: 14 });
  const text = (nom: string, y: number, width = 300, height = 24) => {
    const field = form.createTextField(nom);
    field.addToPage(first, { x: 60, y, width, height });
    return field;
  };
  text('Prenom', 700);
  text('Nom_usage', 740).acroField.dict.set(PDFName.of('TU'), PDFString.of('Nom du demandeur'));
  text('date_naissance', 660).setMaxLength(8);
  const address = text('Adresse', 600, 300, 50);
  address.enableMultiline();
  text('Ressources', 560);
  text('CodePostal', 520, 24);
  const agreed = form.createCheckBox('accord');
  agreed.addToPage(first, { x: 60, y: 480, width: 14, height: 14 });
  const town = form.createDropdown('Commune');
  town.addOptions(['Mende', 'Florac Trois Rivières']);
  town.addToPage(first, { x: 60, y: 440, width: 200, height: 20 });
  const place = form.createTextField('Fait_a');
  place.addToPage(second, { x: 60, y: 100, width: 200, height: 20 });
  const hidden = form.createTextField('bloque');
  hidden.addToPage(second, { x: 60, y: 60, width: 200, height: 20 });
  hidden.enableReadOnly();
  change(pdf);
  return new Uint8Array(await pdf.save());
}

/** What is known of someone invented, for a dossier of Florac. */
export function exampleValues(nom?: string): FormValues {
  return formValues({
    personne: { usager: examplePerson(nom), commune: 'Florac Trois Rivières', nir: null },
    dossier: {
      nom: 'Changement de caisse',
      reference: 'FLR-A-2026-0001',
      lettre: { corps: '', destinataire: [] },
    },
    site: { name: 'Florac' },
    contact: { adresse: [], telephone: null, horaires: [] },
    today: day('2026-11-20'),
  });
}
