import { Button, Menu } from '@mantine/core';

/** What can be done with a person’s file, beside changing it. */
export type PageAction =
  'copie' | 'coordonnees' | 'information' | 'fusion' | 'opposition' | 'effacement';

const labels: Readonly<Record<PageAction, string>> = {
  coordonnees: 'Imprimer la fiche de coordonnées…',
  information: 'Imprimer l’information',
  copie: 'Remettre la copie de ses données…',
  fusion: 'Réunir avec une autre fiche…',
  opposition: 'Noter une opposition…',
  effacement: 'Effacer la fiche…',
};

/** The other actions of the page, under one button: the page keeps one thing to do. */
export function PageActions({
  opposed,
  onChoose,
}: {
  readonly opposed: boolean;
  readonly onChoose: (action: PageAction) => void;
}) {
  const item = (action: PageAction, label = labels[action]) => (
    <Menu.Item
      key={action}
      mih={44}
      fz="md"
      {...(action === 'effacement' ? { color: 'red' } : {})}
      onClick={() => onChoose(action)}
    >
      {label}
    </Menu.Item>
  );
  return (
    <Menu position="bottom-end" width={320}>
      <Menu.Target>
        <Button variant="default">Papiers et fiche</Button>
      </Menu.Target>
      <Menu.Dropdown>
        {item('coordonnees')}
        {item('information')}
        {item('copie')}
        <Menu.Divider />
        {item('fusion')}
        {item('opposition', opposed ? 'Lever ou changer l’opposition…' : labels.opposition)}
        {item('effacement')}
      </Menu.Dropdown>
    </Menu>
  );
}
