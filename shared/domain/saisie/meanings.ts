import type { CatalogueIndex } from '../catalogue/catalogue-index.ts';
import { canalLabels, canalSchema } from '../vocabulary/canal.ts';
import { autonomieSchema, issueSchema, natureSchema } from '../vocabulary/demande-details.ts';
import { operateurLabels } from '../vocabulary/operateur.ts';
import { themeLabels, themeSchema } from '../vocabulary/theme.ts';
import { autonomieLabels, issueLabels, natureLabels } from '../vocabulary/demande-details.ts';
import { formatDuree } from './format-duree.ts';
import type { Meaning } from './meaning.ts';

/** Gives what a target of the catalogue (`demarche:caf-rsa`) means: several for a common counter. */
export type Meanings = (target: string) => readonly Meaning[];

/** The meanings a catalogue can give. Throws on a target it does not know: its test refuses them. */
export function createMeanings(index: CatalogueIndex): Meanings {
  const byTarget = new Map<string, readonly Meaning[]>();
  for (const { id, label, operateur } of index.organismes) {
    if (operateur === null) continue;
    const shown = operateur === 'autre' ? label : operateurLabels[operateur];
    byTarget.set(`organisme:${id}`, [
      { kind: 'operateur', value: operateur, organisme: id, label: shown },
    ]);
  }
  for (const { id, standsFor } of index.organismes) {
    if (standsFor.length === 0) continue;
    const several = standsFor.flatMap((one) => byTarget.get(`organisme:${one}`) ?? []);
    byTarget.set(`organisme:${id}`, several);
  }
  for (const { id, nom } of index.demarches) {
    byTarget.set(`demarche:${id}`, [{ kind: 'demarche', value: id, label: nom }]);
  }
  for (const value of themeSchema.options) {
    byTarget.set(`theme:${value}`, [{ kind: 'theme', value, label: themeLabels[value] }]);
  }
  for (const value of natureSchema.options) {
    byTarget.set(`nature:${value}`, [{ kind: 'nature', value, label: natureLabels[value] }]);
  }
  for (const value of issueSchema.options) {
    byTarget.set(`issue:${value}`, [{ kind: 'issue', value, label: issueLabels[value] }]);
  }
  for (const value of autonomieSchema.options) {
    const label = autonomieLabels[value];
    byTarget.set(`autonomie:${value}`, [{ kind: 'autonomie', value, label }]);
  }
  for (const value of canalSchema.options) {
    byTarget.set(`canal:${value}`, [{ kind: 'canal', value, label: canalLabels[value] }]);
  }
  return (target) => {
    const minutes = /^duree:(\d+)$/.exec(target)?.[1];
    if (minutes !== undefined) return [dureeMeaning(Number(minutes))];
    const found = byTarget.get(target);
    if (found === undefined) throw new Error(`No target ${target} in the catalogue`);
    return found;
  };
}

/** What a number of whole minutes means. */
export function dureeMeaning(minutes: number): Meaning {
  return { kind: 'duree', value: minutes, label: formatDuree(minutes) };
}
