import { unzipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { type ZipEntry, zipStream } from "./zip-stream";

async function* entriesOf(count: number, made: string[] = []): AsyncGenerator<ZipEntry> {
  for (let number = 1; number <= count; number++) {
    made.push(`part-${number}`);
    yield { name: `folder/part-${number}.json`, content: JSON.stringify({ number, text: "Straße ".repeat(2_000) }) };
  }
}

describe("zipStream", () => {
  it("makes an archive that others read", async () => {
    const bytes = new Uint8Array(await new Response(zipStream(entriesOf(25))).arrayBuffer());
    const files = unzipSync(bytes);
    expect(Object.keys(files)).toHaveLength(25);
    expect(JSON.parse(Buffer.from(files["folder/part-7.json"] ?? []).toString("utf8"))).toMatchObject({ number: 7 });
    expect(bytes.length).toBeLessThan(25 * 2_000);
  });

  it("is a proper archive without entries", async () => {
    expect(unzipSync(new Uint8Array(await new Response(zipStream(entriesOf(0))).arrayBuffer()))).toEqual({});
  });

  it("makes no more than is read", async () => {
    const made: string[] = [];
    const reader = zipStream(entriesOf(500, made)).getReader();
    await reader.read();
    await reader.cancel();
    expect(made.length).toBeLessThan(5);
  });

  it("breaks off when an entry cannot be made", async () => {
    async function* failing(): AsyncGenerator<ZipEntry> {
      yield { name: "a.txt", content: "a" };
      throw new Error("database gone");
    }
    await expect(new Response(zipStream(failing())).arrayBuffer()).rejects.toThrow("database gone");
  });
});
