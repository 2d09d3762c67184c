import 'temporal-polyfill/global';
import { randomBytes } from 'node:crypto';
import { createClock } from '../../shared/kernel/clock.ts';
import type { Discover } from '../host/host.ts';
import { openDesk } from '../host/open-desk.ts';
import type { FromHost, ToHost } from './host-messages.ts';
import { readStartArguments } from './start-arguments.ts';

/**
 * Entry of the utility process that runs the host: SQLite is synchronous, and must not freeze the
 * process that owns the windows.
 */
const { folder, demo, department, enrolmentCode } = readStartArguments(process.argv);
const port = process.parentPort;
const send = (message: FromHost) => port.postMessage(message);

/** Who waits for the demonstration, in the order they asked. */
const discovering: ((result: Awaited<ReturnType<Discover>>) => void)[] = [];

const desk = openDesk({
  folder,
  demo,
  department,
  discover: () =>
    new Promise((resolve) => {
      discovering.push(resolve);
      send({ kind: 'discover' });
    }),
  clock: createClock(() => Date.now()),
  random: { bytes: (length) => randomBytes(length) },
});

if (!desk.ok) send({ kind: 'refused', sentence: desk.failure.sentence });
else {
  const { host, close } = desk.value;
  host.subscribe((event) => {
    const tell = () => send({ kind: 'event', event });
    // The answer of the call that caused it leaves first; nothing is told after the host has closed.
    if (event.event === 'host.closing') tell();
    else setImmediate(tell);
  });
  port.on('message', ({ data }: { data: ToHost }) => {
    switch (data.kind) {
      case 'close':
        return void close().then(() => send({ kind: 'closed' }));
      case 'discovered':
        return discovering.shift()?.(data.result);
      case 'call':
        return void host
          .dispatch(data.channel, data.payload)
          .then((result) => send({ kind: 'answer', id: data.id, result }));
    }
  });
  if (enrolmentCode !== null && department?.kind === 'url')
    void host.enrol(department.url, enrolmentCode);
  send({ kind: 'ready' });
}
