import "server-only";
import { Zip, ZipDeflate } from "fflate";

export interface ZipEntry {
  /** Path inside the archive, with forward slashes. */
  name: string;
  content: string;
}

/** An archive made entry by entry as it is read: what the reader has not taken yet is not made yet. Small entries only. */
export function zipStream(entries: AsyncIterable<ZipEntry>, modified: Date = new Date()): ReadableStream<Uint8Array> {
  const source = entries[Symbol.asyncIterator]();
  let ready: Uint8Array[] = [];
  let failure: Error | null = null;
  const archive = new Zip((error, piece) => {
    if (error) failure = error;
    else ready.push(piece);
  });
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        // An entry may make no bytes of its own yet; a pull has to bring some.
        while (ready.length === 0) {
          const next = await source.next();
          if (next.done) archive.end();
          else add(archive, next.value, modified);
          if (failure) throw failure;
          if (next.done) {
            for (const piece of ready) controller.enqueue(piece);
            return controller.close();
          }
        }
        for (const piece of ready) controller.enqueue(piece);
        ready = [];
      },
      async cancel() {
        await source.return?.();
      },
    },
    { highWaterMark: 1 },
  );
}

function add(archive: Zip, entry: ZipEntry, modified: Date): void {
  const file = new ZipDeflate(entry.name, { level: 6 });
  file.mtime = modified;
  archive.add(file);
  file.push(Buffer.from(entry.content), true);
}
