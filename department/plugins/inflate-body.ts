import { pipeline, Transform } from 'node:stream';
import { createGunzip } from 'node:zlib';
import type { preParsingHookHandler } from 'fastify';

/** An error Fastify answers with its own status. */
class BodyError extends Error {
  readonly statusCode: number;

  constructor(statusCode: number) {
    super('The body is not accepted.');
    this.statusCode = statusCode;
  }
}

/**
 * Lets a body come gzipped, and inflates at most `most` bytes of it: what would be more is cut there
 * (413), whatever is left to inflate. Another coding is refused (415), a broken one too (400).
 */
export function inflateBody(most: number): preParsingHookHandler {
  return (request, _reply, payload, done) => {
    const coding = request.headers['content-encoding'];
    if (coding === undefined) {
      done(null, payload);
      return;
    }
    if (coding !== 'gzip') {
      done(new BodyError(415));
      return;
    }
    const gunzip = createGunzip();
    let given = 0;
    const bounded = new Transform({
      transform(chunk: Buffer, _encoding, pass) {
        given += chunk.length;
        if (given > most) pass(new BodyError(413));
        else pass(null, chunk);
      },
    });
    // Fastify holds what the line carried against the length that was told.
    const inflated = Object.defineProperty(bounded, 'receivedEncodedLength', {
      get: () => gunzip.bytesWritten,
    });
    // A failure is told by the last stream, which Fastify reads.
    pipeline(payload, gunzip, bounded, () => {});
    done(null, inflated);
  };
}
