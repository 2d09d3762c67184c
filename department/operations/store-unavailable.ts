/** The database cannot be reached or is closing. Nothing was lost: the caller tries again later. */
export class StoreUnavailable extends Error {
  override readonly name = 'StoreUnavailable';

  constructor(cause: unknown) {
    super('The database does not answer.', { cause });
  }
}
