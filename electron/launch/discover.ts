import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { ok, refuse } from '../../shared/kernel/result.ts';
import type { Result } from '../../shared/kernel/result.ts';
import { complain } from './speak.ts';

/** The demonstration opened from a desk’s first screen. */
export interface Discovery {
  /** Its address, to be opened once. Refusal: `demonstration-non-ouverte`. */
  open(): Promise<Result<{ readonly url: string }>>;
  /** Stops whatever was started. */
  stop(): Promise<void>;
}

/** What a start says when it is ready, or when another already holds the profile. */
const ADDRESS = /^Relais (?:prêt|est déjà ouvert sur ce profil)\s: (\S+)$/;

/**
 * A demonstration in a process and a profile of its own, beside this one (`<folder>-demonstration`):
 * what is invented there never meets what is real here. It ends with the desk that opened it. `past`:
 * whether it gets its two invented years.
 */
export function createDiscovery(root: string, folder: string, past: boolean): Discovery {
  const running = new Set<ChildProcess>();
  return {
    open: () => {
      const child = spawn(
        process.execPath,
        [
          join(root, 'electron', 'launch', 'start.ts'),
          '--demo',
          '--no-open',
          '--shell=browser',
          `--profile=${folder}-demonstration`,
          ...(past ? [] : ['--no-past']),
        ],
        {
          stdio: ['ignore', 'pipe', 'pipe'],
          // Makes it watch this process: even killed, a desk leaves no demonstration behind.
          env: { ...process.env, npm_lifecycle_event: 'start' },
        },
      );
      running.add(child);
      const gone = once(child, 'close').then(
        () => running.delete(child),
        () => running.delete(child),
      );
      return new Promise((resolve) => {
        const listen = (line: string) => {
          const url = ADDRESS.exec(line)?.[1];
          if (url !== undefined) resolve(ok({ url }));
        };
        createInterface({ input: child.stdout }).on('line', listen);
        createInterface({ input: child.stderr }).on('line', (line) => {
          listen(line);
          complain(line);
        });
        void gone.then(() =>
          resolve(
            refuse(
              'demonstration-non-ouverte',
              'La démonstration n’a pas pu s’ouvrir. Réessayez dans un instant, ou relancez Relais avec l’option --demo.',
            ),
          ),
        );
      });
    },
    stop: async () => {
      for (const child of running) {
        const gone = once(child, 'close');
        child.kill('SIGTERM');
        await gone;
      }
    },
  };
}
