import { refuse } from '../../shared/kernel/result.ts';
import type { Result } from '../../shared/kernel/result.ts';
import type { Services } from './dispatch.ts';

/**
 * The channels of windows, printers and dialogs, which a host has none of: Electron’s main process
 * answers them before they come to it.
 */
export const withoutWindows: Pick<
  Services,
  'visitors.open' | 'print.printers' | 'print.pages' | 'file.save'
> = {
  'visitors.open': () =>
    refuse(
      'fenetre-du-navigateur',
      'Relais ne peut pas ouvrir cette fenêtre lui-même. Ouvrez l’adresse /visiteurs/ du poste dans une autre fenêtre du navigateur.',
    ),
  'print.printers': refusePrinting,
  'print.pages': refusePrinting,
  'file.save': refusePrinting,
};

function refusePrinting(): Result<never> {
  return refuse(
    'impression-du-navigateur',
    'Relais ne peut pas le faire lui-même ici : imprimez et enregistrez par le navigateur.',
  );
}
