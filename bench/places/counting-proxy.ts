import { connect, createServer } from 'node:net';
import type { AddressInfo, Socket } from 'node:net';

/** What went over a line, both ways, headers included. */
export interface Traffic {
  readonly bytes: number;
  /** The path of each request, in order. */
  readonly requests: readonly string[];
}

/** A line to a server that counts what goes over it. */
export interface CountingProxy {
  readonly url: string;
  /** What went over it since the last time it was asked. */
  take(): Traffic;
  close(): Promise<void>;
}

const REQUEST = /^(?:GET|POST|PUT|HEAD|DELETE) (\S+) HTTP/;

/** Opens a loopback line to an address, of the same host name to the server. */
export async function openCountingProxy(target: string): Promise<CountingProxy> {
  const { hostname, port } = new URL(target);
  let bytes = 0;
  let requests: string[] = [];
  const sockets = new Set<Socket>();
  const server = createServer((client) => {
    const upstream = connect(Number(port), hostname);
    for (const socket of [client, upstream]) {
      sockets.add(socket);
      socket.on('error', () => socket.destroy());
      socket.on('close', () => {
        sockets.delete(socket);
        client.destroy();
        upstream.destroy();
      });
    }
    client.on('data', (chunk) => {
      bytes += chunk.length;
      // A client sends one request at a time on a connection: each begins a chunk.
      const path = REQUEST.exec(chunk.toString('latin1', 0, 2_000))?.[1];
      if (path !== undefined) requests.push(path);
      upstream.write(chunk);
    });
    upstream.on('data', (chunk) => {
      bytes += chunk.length;
      client.write(chunk);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    take: () => {
      const taken = { bytes, requests };
      bytes = 0;
      requests = [];
      return taken;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}
