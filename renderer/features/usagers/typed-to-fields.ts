import { readTelephone } from '../../../shared/domain/identifiant/telephone.ts';
import { capitalise } from '../../ui/format.ts';
import { blankFields } from './form/usager-fields.ts';
import type { UsagerFields } from './form/usager-fields.ts';

/**
 * A new form from what was searched in vain: a telephone stays one; words are a name, then a first
 * name, as files are called. Anything else is left to type where it belongs.
 */
export function typedToFields(text: string): UsagerFields {
  const typed = text.trim();
  if (/\d/.test(typed)) {
    return readTelephone(typed).ok ? { ...blankFields, telephones: [typed] } : blankFields;
  }
  const [nom = '', ...prenom] = typed.split(/\s+/).map(capitalise);
  return { ...blankFields, nom, prenom: prenom.join(' ') };
}
