import "server-only";

/** How long the rest of a refused body is read so that its sender gets the answer instead of a broken connection. */
const DRAIN_MS = 60_000;

/** Reads and drops what is left of a body that nobody reads, in the background: the connection stays good for the next request. */
export function drainBody(request: Request): void {
  if (request.body && !request.body.locked) void discardRest(request.body.getReader());
}

export async function discardRest(reader: ReadableStreamDefaultReader<Uint8Array>): Promise<void> {
  const until = Date.now() + DRAIN_MS;
  try {
    while (!(await reader.read()).done) {
      if (Date.now() > until) return await reader.cancel();
    }
  } catch {
    // The sender went away.
  }
}

/** A body piece by piece. Whoever stops early leaves the rest to be dropped, where the stream's own iterator would break the connection. */
export async function* bodyPieces(request: Request): AsyncGenerator<Uint8Array, void, undefined> {
  const reader = (request.body as ReadableStream<Uint8Array> | null)?.getReader();
  if (!reader) return;
  let over = false;
  try {
    for (;;) {
      const piece = await reader.read();
      over = piece.done;
      if (piece.done) return;
      yield piece.value;
    }
  } catch (error) {
    over = true;
    throw error;
  } finally {
    if (!over) void discardRest(reader);
  }
}
