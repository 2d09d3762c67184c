import { Stack } from '@mantine/core';
import type { ReactNode } from 'react';
import type { LocalDay } from '../../../../shared/domain/calendar/local-day.ts';
import { formatCafNumber } from '../../../../shared/domain/identifiant/caf.ts';
import { formatFranceTravailId } from '../../../../shared/domain/identifiant/france-travail.ts';
import { formatTelephone } from '../../../../shared/domain/identifiant/telephone.ts';
import { purgeDueOn } from '../../../../shared/domain/usager/purge.ts';
import type { DeskSession } from '../../../data/desk-session.ts';
import type { Usager } from '../../../data/usagers/usager-kind.ts';
import { listPeople } from '../../../data/vault/people.ts';
import { formatDate, formatInstant } from '../../../ui/format.ts';
import { FormPart } from '../form/form-part.tsx';
import { Facts } from './facts.tsx';
import { FoyerFacts } from './foyer-facts.tsx';
import { MergedFiles } from './merged-files.tsx';
import { NirLine } from './nir-line.tsx';
import { ReviseButton } from './revise-button.tsx';

const UNKNOWN = 'non renseigné';

/** What is held on the person, beside what is open: an unknown is said so. */
export function UsagerFacts({
  session,
  today,
  usager,
  communeName,
  hrefOf,
  onSaid,
}: {
  readonly session: DeskSession;
  readonly today: LocalDay;
  readonly usager: Usager;
  readonly communeName: (insee: string) => string;
  readonly hrefOf: (id: string) => string;
  readonly onSaid: (sentence: string) => void;
}) {
  const { contact, identifiants, finalite, informe, dernierContact, creeLe, creePar } =
    usager.sealed;
  const { zone } = session.identity;
  const personName = (id: string) =>
    listPeople(session.vault.current()).find((person) => person.id === id)?.nom ??
    'une personne partie depuis';
  const address = [
    contact.adresse,
    [contact.codePostal, contact.commune === null ? null : communeName(contact.commune)]
      .filter((part) => part !== null)
      .join(' ') || null,
  ].filter((part) => part !== null);
  return (
    <Stack gap="md">
      <FormPart title="Contact">
        <Facts
          facts={[
            ['Téléphone', listed(contact.telephones.map(formatTelephone))],
            ['Courriel', contact.courriel ?? UNKNOWN],
            ['Adresse', listed(address)],
          ]}
        />
      </FormPart>
      <FormPart title="Numéros">
        <Facts
          facts={[
            [
              'CAF',
              listed(
                identifiants.caf.map(({ numero, caisse }) =>
                  caisse === null
                    ? formatCafNumber(numero)
                    : `${formatCafNumber(numero)} (${caisse})`,
                ),
              ),
            ],
            ['France Travail', listed(identifiants.franceTravail.map(formatFranceTravailId))],
            [
              'Sécurité sociale',
              identifiants.nir === null ? (
                'pas gardé'
              ) : (
                <NirLine key="nir" session={session} usager={usager.id} nir={identifiants.nir} />
              ),
            ],
          ]}
        />
      </FormPart>
      <FoyerFacts session={session} usager={usager} hrefOf={hrefOf} />
      <FormPart title="Cette fiche">
        <Facts
          facts={[
            ['Elle sert à', finalite],
            [
              'Informée',
              informe === null
                ? 'pas encore'
                : `le ${formatDate(informe.le)} par ${personName(informe.par)}`,
            ],
            ['Dernier contact', `le ${formatDate(dernierContact)}`],
            ['À effacer', `après le ${formatDate(purgeDueOn(dernierContact))}, sans contact`],
            ['Créée', `le ${formatInstant(creeLe, zone)} par ${personName(creePar)}`],
          ]}
        />
        {dernierContact < today && (
          <ReviseButton
            session={session}
            usager={usager}
            change={{ dernierContact: today }}
            label="Noter un contact aujourd’hui"
            done="Dernier contact noté aujourd’hui."
            onSaid={onSaid}
          />
        )}
        <MergedFiles fusions={usager.sealed.fusions} zone={zone} personName={personName} />
      </FormPart>
    </Stack>
  );
}

function listed(values: readonly string[]): ReactNode {
  if (values.length === 0) return UNKNOWN;
  return values.map((value) => <div key={value}>{value}</div>);
}
