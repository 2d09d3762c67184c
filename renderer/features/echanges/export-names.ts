import { shippedIndex } from '../../../shared/domain/catalogue/shipped-index.ts';
import type { ExportNames } from '../../../shared/domain/echange/entries-sheet.ts';
import { operateurLabels } from '../../../shared/domain/vocabulary/operateur.ts';
import type { DeskSession } from '../../data/desk-session.ts';
import { standingNames } from '../../data/publications/catalogue-names.ts';
import { loadCommunes } from '../../data/communes/load-communes.ts';

const organismes = [
  ...Object.values(operateurLabels),
  ...shippedIndex.organismes.map(({ label }) => label),
];

/**
 * The names an exported file gives beside its codes; codes alone when the communes cannot be read. The
 * places it may name are the organismes and the platforms of the network.
 */
export async function loadExportNames({
  identity,
  bridge,
}: Pick<DeskSession, 'identity' | 'bridge'>): Promise<ExportNames> {
  const [communes, sites] = await Promise.all([
    loadCommunes(identity).catch(() => null),
    bridge.call('setup.sites', {}),
  ]);
  const platforms = sites.ok ? sites.value.map(({ name }) => `Relais ${name}`) : [];
  const places = new Set([...organismes, ...platforms]);
  return {
    communes,
    demarche: (id) => standingNames().byId.get(id)?.nomActuel ?? null,
    isPlace: (destination) => places.has(destination),
  };
}
