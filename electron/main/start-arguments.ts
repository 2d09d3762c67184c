import { z } from 'zod';

const schema = z.strictObject({
  folder: z.string().min(1),
  demo: z.boolean(),
  department: z
    .discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('none') }),
      z.strictObject({ kind: z.literal('url'), url: z.url() }),
    ])
    .nullable(),
  enrolmentCode: z.string().nullable(),
  /** Over the whole screen, for a counter without a keyboard. */
  kiosk: z.boolean().default(false),
});

/** What the desk was started with, checked: written by electron/launch/electron-shell.ts. */
export type StartArguments = z.infer<typeof schema>;

/** The launcher’s JSON, in one argument. */
export const PREFIX = '--relais=';

/** Reads the start arguments of a command line; throws when they are absent or malformed. */
export function readStartArguments(argv: readonly string[]): StartArguments {
  const text = argv.find((argument) => argument.startsWith(PREFIX));
  return schema.parse(JSON.parse(text?.slice(PREFIX.length) ?? 'null'));
}

/** The same, as the one argument of the host process. */
export function writeStartArguments(start: StartArguments): string {
  return `${PREFIX}${JSON.stringify(start)}`;
}
