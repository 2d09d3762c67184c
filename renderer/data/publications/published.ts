import { useSyncExternalStore } from 'react';
import type { DemarcheChange } from '../../../shared/domain/catalogue/apply-publications.ts';
import type { LieuChange } from '../../../shared/domain/organisme/apply-lieux.ts';
import type { Response } from '../../../shared/ipc/contract.ts';
import { contentSchemas } from '../../../shared/sync/publications.ts';
import type { Bridge } from '../../bridge/bridge.ts';

/** What the coordination published, as this desk last received it and as far as it understands it. */
export interface Published {
  /** Grows with every publication. */
  readonly numero: number;
  /** When something was last received; null when nothing ever was. */
  readonly recuLe: string | null;
  readonly demarches: readonly DemarcheChange[];
  readonly lieux: readonly LieuChange[];
  /** Publications of a newer version of Relais: what stood before them stands. */
  readonly nonLus: number;
}

const nothing: Published = { numero: 0, recuLe: null, demarches: [], lieux: [], nonLus: 0 };

// One desk to a page: what is published is the same for all its screens, and about no visitor.
let current = nothing;
const listeners = new Set<() => void>();

/** What is published now, outside of a screen. */
export function readPublished(): Published {
  return current;
}

/** What is published, for a screen: it follows what arrives. */
export function usePublished(): Published {
  return useSyncExternalStore(subscribe, readPublished);
}

/** Reads what the host keeps and follows it until the way to stop is called. */
export function followPublications(bridge: Bridge): () => void {
  let isOver = false;
  const read = async () => {
    const answer = await bridge.call('publications.read', {});
    if (!isOver && answer.ok) set(toPublished(answer.value));
  };
  void read();
  const stop = bridge.subscribe(({ event }) => {
    if (event === 'publications.changed' || event === 'link.found') void read();
  });
  return () => {
    isOver = true;
    stop();
    set(nothing);
  };
}

/** What the host keeps, each content read by its schema. */
function toPublished({ numero, recuLe, changements }: Response<'publications.read'>): Published {
  const demarches: DemarcheChange[] = [];
  const lieux: LieuChange[] = [];
  let nonLus = 0;
  for (const { objet, contenu, ...said } of changements) {
    if (objet === 'demarche') {
      const read = contentSchemas.demarche.nullable().safeParse(contenu);
      if (read.success && (read.data === null || read.data.entree.id === said.id))
        demarches.push({ ...said, contenu: read.data });
      else nonLus += 1;
    } else if (objet === 'lieu') {
      const read = contentSchemas.lieu.nullable().safeParse(contenu);
      if (read.success && (read.data === null || read.data.id === said.id))
        lieux.push({ ...said, contenu: read.data });
      else nonLus += 1;
    } else nonLus += 1;
  }
  return { numero, recuLe, demarches, lieux, nonLus };
}

function set(next: Published): void {
  current = next;
  listeners.forEach((listener) => listener());
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
