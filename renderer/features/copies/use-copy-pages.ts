import { useCallback, useEffect, useRef, useState } from 'react';
import type { CopyPage, MadeCopy } from '../../../shared/domain/copie/copy-messages.ts';
import { turnCrop, turnOnce, WHOLE } from '../../../shared/domain/copie/crop.ts';
import type { Crop } from '../../../shared/domain/copie/crop.ts';
import { ok, refuse } from '../../../shared/kernel/result.ts';
import type { Result } from '../../../shared/kernel/result.ts';
import { startCopyMaker } from '../../data/copies/copy-maker.ts';
import type { CopyMaker } from '../../data/copies/copy-maker.ts';

/** A page of the copy being made, with what is seen of it. */
export interface EditedPage extends CopyPage {
  readonly key: number;
  readonly image: ImageBitmap | null;
  readonly kind: 'photo' | 'pdf';
}

/** The pages of a copy being made, and all that can be done with them. */
export interface CopyPages {
  readonly pages: readonly EditedPage[];
  /** Bytes of the files chosen, as they came. */
  readonly octets: number;
  /** Files being read. */
  readonly reading: number;
  readonly refusals: readonly string[];
  /** Reads what was chosen, one file after the other; a refusal loses nothing of the others. */
  read(files: readonly Blob[]): Promise<void>;
  turn(key: number): void;
  cut(key: number, crop: Crop): void;
  remove(key: number): void;
  /** Puts a page one place earlier (-1) or later (+1). */
  move(key: number, step: -1 | 1): void;
  /** A page of a file read, to be looked at; its longest side in pixels. */
  draw(page: Pick<CopyPage, 'source' | 'page'>, longest: number): Promise<Result<ImageBitmap>>;
  make(): Promise<Result<MadeCopy>>;
}

/** Makes copies in a worker that ends with the component, and every picture with it. */
export function useCopyPages(): CopyPages {
  const [pages, setPages] = useState<readonly EditedPage[]>([]);
  const [octets, setOctets] = useState(0);
  const [reading, setReading] = useState(0);
  const [refusals, setRefusals] = useState<readonly string[]>([]);
  const maker = useRef<CopyMaker | null>(null);
  const keys = useRef(0);

  useEffect(
    () => () => {
      maker.current?.close();
      maker.current = null;
    },
    [],
  );

  const read = useCallback(async (files: readonly Blob[]) => {
    maker.current ??= startCopyMaker(() => {
      // What it had read went with it: it is chosen again.
      setPages([]);
      setOctets(0);
    });
    const made = maker.current;
    setRefusals([]);
    setReading((before) => before + files.length);
    for (const file of files) {
      const bytes = await readBytes(file);
      const source = bytes.ok ? await made.lire(bytes.value) : bytes;
      // Closed meanwhile: nobody looks any more.
      if (maker.current !== made) return;
      setReading((before) => before - 1);
      if (!source.ok) {
        setRefusals((before) => [...before, source.failure.sentence]);
        continue;
      }
      const { kind, images, octets: read } = source.value;
      const added = images.map((image, page): EditedPage => {
        keys.current += 1;
        const place = { source: source.value.source, page, turns: 0, crop: WHOLE } as const;
        return { ...place, key: keys.current, image, kind };
      });
      setPages((before) => [...before, ...added]);
      setOctets((before) => before + read);
    }
  }, []);

  const draw = useCallback<CopyPages['draw']>(async ({ source, page }, longest) => {
    const drawn = await (maker.current?.dessiner(source, page, longest) ?? refuseClosed());
    if (!drawn.ok && drawn.failure.code === 'copies-sans-memoire')
      setRefusals([drawn.failure.sentence]);
    return drawn;
  }, []);

  const change = useCallback(
    (key: number, next: (page: EditedPage) => EditedPage) =>
      setPages((before) => before.map((page) => (page.key === key ? next(page) : page))),
    [],
  );

  return {
    pages,
    octets,
    reading,
    refusals,
    read,
    turn: (key) =>
      change(key, (page) => ({ ...page, turns: turnOnce(page.turns), crop: turnCrop(page.crop) })),
    cut: (key, crop) => change(key, (page) => ({ ...page, crop })),
    remove: (key) => setPages((before) => before.filter((page) => page.key !== key)),
    move: (key, step) => setPages((before) => moved(before, key, step)),
    draw,
    make: async () =>
      maker.current?.composer(
        pages.map(({ source, page, turns, crop }) => ({ source, page, turns, crop })),
      ) ?? refuseClosed(),
  };
}

function refuseClosed(): Result<never> {
  return refuse('copie-fermee', 'La copie a été fermée. Recommencez.');
}

function moved(pages: readonly EditedPage[], key: number, step: -1 | 1): readonly EditedPage[] {
  const from = pages.findIndex((page) => page.key === key);
  const page = pages[from];
  if (page === undefined) return pages;
  return pages.toSpliced(from, 1).toSpliced(Math.max(0, from + step), 0, page);
}

async function readBytes(file: Blob): Promise<Result<Uint8Array<ArrayBuffer>>> {
  try {
    return ok(new Uint8Array(await file.arrayBuffer()));
  } catch {
    return refuse(
      'fichier-illisible',
      'Ce fichier ne se lit plus\u00a0: la clé USB ou le téléphone a peut-être été débranché. Rebranchez-le, puis choisissez-le de nouveau.',
    );
  }
}
