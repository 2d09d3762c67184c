import { createHmac, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { z } from 'zod';
import { EXTERNAL_API, MEETING_PAGE } from './fake-jitsi-scripts.ts';
import { createSelfSigned } from './self-signed.ts';

/** How the server behaves towards whoever comes next. */
export type Humour = 'bonne' | 'muette' | 'script-en-defaut' | 'script-absent' | 'constructeur';

/**
 * A server that speaks the External API’s contract, as the handbook says it: `external_api.js` with its
 * constructor’s options, events and commands, and a meeting page for whoever follows a link; beside it,
 * the conference mapper that gives rooms a code by telephone, as `cloud-api.swagger` says it. People in
 * a room are told of each other over a thread; no picture goes through.
 */
export interface FakeJitsi {
  /** Host and port. */
  readonly domaine: string;
  readonly origin: string;
  /** The certificate to trust. */
  readonly cert: string;
  /** The options of each constructor, as the pages say they were given. */
  readonly options: readonly unknown[];
  /** The commands received, in order. */
  readonly commands: readonly { readonly name: string; readonly args: readonly unknown[] }[];
  humour: Humour;
  /** What tokens must be signed with from now on; null: rooms are open. */
  secret: string | null;
  /** Cuts every thread, and refuses new ones until mended. */
  cutNetwork(): void;
  mendNetwork(): void;
  /** Who is in a room, by the name they gave. */
  present(room: string): readonly string[];
  close(): Promise<void>;
}

interface Member {
  readonly id: string;
  readonly nom: string;
  readonly response: ServerResponse;
}

const claimsSchema = z.object({
  room: z.string(),
  nbf: z.number(),
  exp: z.number(),
  moderator: z.boolean(),
});

/** Starts it on loopback; `secret` is what tokens are signed with, null for open rooms; `now` its clock. */
export async function startFakeJitsi(
  secret: string | null,
  now: () => number = Date.now,
): Promise<FakeJitsi> {
  const { key, cert } = createSelfSigned();
  const rooms = new Map<string, Member[]>();
  const options: unknown[] = [];
  /** What its conference mapper gave, by room and domain. */
  const codes = new Map<string, number>();
  const commands: { name: string; args: readonly unknown[] }[] = [];
  const state: { humour: Humour; cut: boolean; last: number; secret: string | null } = {
    humour: 'bonne',
    cut: false,
    last: 0,
    secret,
  };
  const tell = (member: Member, event: string, data: object) =>
    member.response.write(`data: ${JSON.stringify({ event, data })}\n\n`);

  const join = (url: URL, response: ServerResponse) => {
    const room = url.searchParams.get('room') ?? '';
    const refused = judge(room, url.searchParams.get('jwt'), state.secret, now() / 1000);
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    if (refused !== null) {
      response.write(
        `data: ${JSON.stringify({
          event: 'errorOccurred',
          // Nested so by Jitsi itself.
          data: {
            error: { name: refused, type: 'CONNECTION', isFatal: true, message: '', details: {} },
          },
        })}\n\n`,
      );
      return;
    }
    const members = rooms.get(room) ?? [];
    rooms.set(room, members);
    state.last += 1;
    const member = {
      id: `m${state.last}`,
      nom: url.searchParams.get('nom') ?? '',
      response,
    };
    tell(member, 'videoConferenceJoined', {
      roomName: room,
      id: member.id,
      displayName: member.nom,
    });
    for (const other of members) {
      tell(member, 'participantJoined', { id: other.id, displayName: other.nom });
      tell(other, 'participantJoined', { id: member.id, displayName: member.nom });
    }
    members.push(member);
    response.on('close', () => {
      members.splice(members.indexOf(member), 1);
      for (const other of members) tell(other, 'participantLeft', { id: member.id });
    });
  };

  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const url = new URL(request.url ?? '/', 'https://localhost');
    if (url.pathname === '/external_api.js') {
      if (state.humour === 'muette') return;
      if (state.humour === 'script-absent') return end(response, 404, 'text/plain', '');
      const script =
        state.humour === 'script-en-defaut'
          ? 'throw new Error("broken on purpose");'
          : state.humour === 'constructeur'
            ? 'window.JitsiMeetExternalAPI = class { constructor() { throw new Error("broken"); } };'
            : EXTERNAL_API;
      return end(response, 200, 'text/javascript', script);
    }
    if (url.pathname === '/conferenceMapper') {
      const conference = url.searchParams.get('conference') ?? '';
      if (!codes.has(conference)) codes.set(conference, 4_821_350_970 + codes.size);
      const body = JSON.stringify({ message: 'ok', id: codes.get(conference), conference });
      return end(response, 200, 'application/json', body);
    }
    if (url.pathname === '/__fil') {
      if (state.cut) return void request.socket.destroy();
      return join(url, response);
    }
    if (url.pathname === '/__dit') {
      const said = z
        .object({
          options: z.unknown().optional(),
          name: z.string().optional(),
          args: z.array(z.unknown()).optional(),
        })
        .parse(JSON.parse(await text(request)));
      if (said.name === undefined) options.push(said.options);
      else commands.push({ name: said.name, args: said.args ?? [] });
      return end(response, 204, 'text/plain', '');
    }
    if (url.pathname === '/ferme')
      return end(response, 200, 'text/html; charset=utf-8', '<h1>Réunion fermée aux cadres</h1>', {
        'x-frame-options': 'SAMEORIGIN',
      });
    return end(response, 200, 'text/html; charset=utf-8', MEETING_PAGE);
  };

  const server = createServer({ key, cert }, (request, response) => void answer(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const domaine = `127.0.0.1:${port}`;
  return {
    domaine,
    origin: `https://${domaine}`,
    cert,
    options,
    commands,
    get humour() {
      return state.humour;
    },
    set humour(humour) {
      state.humour = humour;
    },
    get secret() {
      return state.secret;
    },
    set secret(given) {
      state.secret = given;
    },
    cutNetwork: () => {
      state.cut = true;
      for (const members of rooms.values())
        for (const member of members.slice()) member.response.destroy();
    },
    mendNetwork: () => {
      state.cut = false;
    },
    present: (room) => (rooms.get(room) ?? []).map(({ nom }) => nom),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** Why Prosody would refuse this token, in the name the External API gives it; null when it would not. */
function judge(
  room: string,
  jwt: string | null,
  secret: string | null,
  now: number,
): string | null {
  if (secret === null) return null;
  const [header = '', payload = '', signature = ''] = (jwt ?? '').split('.');
  const expected = createHmac('sha256', secret).update(`${header}.${payload}`).digest();
  const given = Buffer.from(signature, 'base64url');
  if (given.length !== expected.length || !timingSafeEqual(given, expected))
    return 'connection.passwordRequired';
  const claims = claimsSchema.parse(JSON.parse(Buffer.from(payload, 'base64url').toString()));
  return claims.room === room && claims.nbf <= now && now <= claims.exp
    ? null
    : 'connection.passwordRequired';
}

function end(
  response: ServerResponse,
  status: number,
  type: string,
  body: string,
  headers: Readonly<Record<string, string>> = {},
): void {
  response.writeHead(status, { 'content-type': type, ...headers });
  response.end(body);
}
