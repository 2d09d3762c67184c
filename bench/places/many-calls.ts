import { Agent, request } from 'node:http';
import { text } from 'node:stream/consumers';

/** One call to make. */
export interface Call {
  readonly url: string;
  readonly token: string;
  readonly body: string;
}

/** Connections held at once, whatever is called. */
const CONNECTIONS = 32;

/** Posts every call, so many at a time, on connections that stay open; gives the bodies answered. */
export async function postAll(calls: readonly Call[]): Promise<readonly string[]> {
  const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS });
  const answers: string[] = [];
  let next = 0;
  const work = async () => {
    for (let call = calls[next]; call !== undefined; call = calls[next]) {
      const at = next;
      next += 1;
      answers[at] = await post(agent, call);
    }
  };
  await Promise.all(Array.from({ length: CONNECTIONS }, work));
  agent.destroy();
  return answers;
}

function post(agent: Agent, { url, token, body }: Call): Promise<string> {
  return new Promise((resolve, reject) => {
    const sent = request(
      url,
      {
        method: 'POST',
        agent,
        headers: {
          'content-type': 'application/json',
          'content-length': Buffer.byteLength(body),
          authorization: `Bearer ${token}`,
        },
      },
      (answer) => {
        text(answer).then((given) => {
          if (answer.statusCode === 200) resolve(given);
          else reject(new Error(`${answer.statusCode}: ${given}`));
        }, reject);
      },
    );
    sent.once('error', reject).end(body);
  });
}
