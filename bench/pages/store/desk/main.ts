import '../../../../shared/web/parse-without-eval.ts';
import { fillRaw, fillRelais, prepareRecords } from './load.ts';
import { countEveryDay, readFigures, readJournal } from './query.tsx';
import { indexUsagers, searchNaively, searchOurs } from './search.ts';

const door = {
  prepareRecords,
  fillRaw,
  fillRelais,
  countEveryDay,
  readFigures,
  readJournal,
  indexUsagers,
  searchOurs,
  searchNaively,
};

/** What the bench may call in this page. */
export type StorePage = typeof door;

Object.assign(globalThis, { banc: door });
