/** A failure that the operator can act on: printed as it stands, without a stack. */
export class Failure extends Error {}

export function explain(error) {
  if (error instanceof Failure) return error.message;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
