import { useCallback, useEffect, useState } from 'react';
import type { DrawnPack } from '../../../shared/documents/packs/pack-messages.ts';
import type { Pack } from '../../../shared/documents/packs/pack.ts';
import type { DeskSession } from '../../data/desk-session.ts';
import { drawPackInWorker } from '../../data/documents/compose-pack.ts';
import type { PreparedCopies } from '../../data/documents/compose-pack.ts';

/** How far a pack is: being drawn, stopped, refused, or ready. */
export type PackDrawing =
  | { readonly phase: 'dessin'; readonly part: number }
  | { readonly phase: 'arrete' }
  | { readonly phase: 'refuse'; readonly sentence: string }
  | ({ readonly phase: 'pret' } & DrawnPack);

/** Milliseconds before a pack is drawn: several boxes are ticked in a row. */
const SETTLING = 250;

/** Draws a pack anew each time it is another one; null draws nothing. */
export function useDrawnPack(
  session: DeskSession,
  pack: Pack,
): {
  readonly drawing: PackDrawing;
  readonly stop: () => void;
  readonly retry: () => void;
} {
  const [drawing, setDrawing] = useState<PackDrawing>({ phase: 'dessin', part: 0 });
  const [tries, setTries] = useState(0);
  const [prepared] = useState<PreparedCopies>(() => new Map());
  const [leaving, setLeaving] = useState<AbortController | null>(null);
  useEffect(() => {
    const controller = new AbortController();
    const { signal } = controller;
    setLeaving(controller);
    setDrawing({ phase: 'dessin', part: 0 });
    const draw = async () => {
      const drawn = await drawPackInWorker(
        session,
        pack,
        (part) => {
          if (!signal.aborted) setDrawing({ phase: 'dessin', part });
        },
        signal,
        prepared,
      );
      if (signal.aborted) return;
      if (!drawn.ok) return setDrawing({ phase: 'refuse', sentence: drawn.failure.sentence });
      setDrawing({ phase: 'pret', ...drawn.value });
    };
    const timer = setTimeout(() => void draw(), SETTLING);
    return () => {
      clearTimeout(timer);
      controller.abort();
    };
  }, [session, pack, tries, prepared]);
  const stop = useCallback(() => {
    leaving?.abort();
    setDrawing({ phase: 'arrete' });
  }, [leaving]);
  return { drawing, stop, retry: useCallback(() => setTries((before) => before + 1), []) };
}
