import type { DeclaredYear } from '../../shared/domain/network/declared.ts';
import type { Network } from '../../shared/domain/network/network.ts';

/** The network of one département. */
export interface NetworkStore {
  /** Null before its installation. */
  read(): Promise<Network | null>;

  /** Installs a network unless the département already has one. */
  install(network: Network, at: Temporal.Instant): Promise<void>;

  /** Keeps years entered by hand, all or none; a year already there is replaced. */
  enterDeclared(years: readonly DeclaredYear[], by: string, at: Temporal.Instant): Promise<void>;

  /** Takes a declared year off for good; false when it was not there. */
  withdrawDeclared(year: number, by: string, at: Temporal.Instant): Promise<boolean>;

  /** Adds the published years the installed network does not have; it may be called again. */
  declare(years: readonly DeclaredYear[]): Promise<void>;
}
