/** Marks a branch the compiler has proved unreachable; throws if the proof was wrong. */
export function assertNever(value: never): never {
  throw new Error(`Unexpected value: ${JSON.stringify(value)}`);
}
