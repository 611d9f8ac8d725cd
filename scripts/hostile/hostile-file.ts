export interface HostileFile {
  /** Its name in the folder: plain, with no ending that a desktop would open. */
  id: string;
  /** The name it is uploaded with, hostile or not. */
  name: string;
  attack: string;
  bytes: () => Buffer;
  /** `either`: refused or read, as long as it is decided. */
  verdict: "refused" | "read" | "either";
  /** Words of the refusal. */
  words?: RegExp;
  /** Flags that must be raised. */
  flags?: readonly string[];
  /** Never in what was read. */
  never?: RegExp;
}

export const ADDRESS = "http://hostile.invalid";

/** The same bytes on every machine: xorshift32. */
export function noise(length: number, seed = 1): Buffer {
  const bytes = Buffer.alloc(length);
  let state = seed >>> 0 || 1;
  for (let index = 0; index < length; index++) {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    bytes[index] = state & 0xff;
  }
  return bytes;
}
