import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readStart } from '../../../electron/main/read-start.ts';
import { readStartArguments, writeStartArguments } from '../../../electron/main/start-arguments.ts';

import type { StartArguments } from '../../../electron/main/start-arguments.ts';

const START: StartArguments = {
  folder: '/home/relais',
  demo: false,
  department: { kind: 'url', url: 'https://pilotage.example/' },
  enrolmentCode: null,
  kiosk: false,
};
const argumentOf = (start: unknown) => `--relais=${JSON.stringify(start)}`;

describe('the start arguments', () => {
  it('are read wherever they stand', () => {
    expect(readStartArguments(['electron', '.', '--inspect', argumentOf(START), 'x'])).toEqual(
      START,
    );
  });

  it('open no kiosk unless told to', () => {
    const { kiosk: _untold, ...told } = START;
    expect(readStartArguments([argumentOf(told)]).kiosk).toBe(false);
    expect(readStartArguments([argumentOf({ ...told, kiosk: true })]).kiosk).toBe(true);
  });

  it('reach the host process as they were', () => {
    expect(readStartArguments([writeStartArguments(START)])).toEqual(START);
  });

  it.each([
    { ...START, department: null },
    { ...START, department: { kind: 'none' } },
    { ...START, demo: true, enrolmentCode: 'abcd-efgh' },
  ])('may be %j', (start) => {
    expect(readStartArguments([argumentOf(start)])).toEqual(start);
  });

  it.each<[string, readonly string[], string]>([
    ['absent', ['electron', '.'], 'expected object'],
    ['empty', ['--relais='], 'JSON'],
    ['cut short', [argumentOf(START).slice(0, -1)], 'JSON'],
    ['null', ['--relais=null'], 'expected object'],
    ['without a folder', [argumentOf({ ...START, folder: '' })], 'folder'],
    [
      'of an unknown kind of département',
      [argumentOf({ ...START, department: { kind: 'x' } })],
      'department',
    ],
    [
      'of an address that is none',
      [argumentOf({ ...START, department: { kind: 'url', url: 'x' } })],
      'url',
    ],
    ['with something more', [argumentOf({ ...START, port: 1 })], 'port'],
    ['under another name', [argumentOf(START).replace('--relais', '--relai')], 'expected object'],
  ])('are refused when %s', (_why, argv, message) => {
    expect(() => readStartArguments(argv)).toThrow(message);
  });
});

describe('a start', () => {
  const sources = { packaged: false, platform: 'linux', env: {} } as const;
  const installed = { ...sources, packaged: true };

  it('by npm start obeys its one argument, whatever else is on the line', () => {
    const argv = ['electron', 'index.js', '--demo', argumentOf(START)];
    expect(readStart(argv, sources)).toEqual({ ok: true, value: START });
  });

  it('of an installed desk reads what a person wrote, and refuses the launcher’s argument', () => {
    expect(readStart(['relais', '--demo', '--profile', '/p'], installed)).toMatchObject({
      ok: true,
      value: { demo: true, folder: resolve('/p') },
    });
    expect(readStart(['relais', argumentOf(START)], installed)).toMatchObject({
      ok: false,
      failure: { code: 'option-inconnue' },
    });
  });

  it('on the sources skips the path of the program', () => {
    expect(readStart(['electron', '--demo', '--profile', '/p'], sources)).toMatchObject({
      ok: true,
      value: { demo: false, folder: resolve('/p') },
    });
  });
});
