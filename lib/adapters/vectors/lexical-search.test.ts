import { describe, expect, it } from "vitest";
import { newId } from "@/lib/kernel/ids";
import { filled, row } from "./workspace-index.fixture";

describe("questions", () => {
  it("finds codes whole and in parts", async () => {
    const door = row("Door type FD60S with leaf KX-48213 and hinge set 7/A.");
    const { find } = await filled(door, row("Door type FD30 with leaf KX-11111."), row("Window W-48."));
    for (const text of ["KX-48213", "kx48213", "48213", "KX 48213", "FD60S", "fd60s", "Where is KX‑48213?"]) {
      expect((await find(text))[0], text).toBe(door.chunkId);
    }
  });

  it("finds Chinese, Japanese, Korean, Thai and accented words", async () => {
    const rows = [
      "黑豹队的防守只丢了三百分。",
      "東京タワーの高さは三百三十三メートルです。",
      "서울은 대한민국의 수도이다.",
      "กรุงเทพเป็นเมืองหลวงของประเทศไทย",
      "Le procès-verbal de réception",
      "die Straße",
    ];
    const stored = rows.map((text) => row(text));
    const { find } = await filled(...stored);
    const questions = ["黑豹队丢了多少分？", "東京タワーの高さは？", "대한민국의 수도", "เมืองหลวงของไทย", "proces verbal", "strasse"];
    for (const [at, text] of questions.entries()) expect((await find(text))[0], text).toBe(stored[at]?.chunkId);
  });

  it("knows within one document that another word means the same", async () => {
    const document = { documentId: newId(), versionId: newId() };
    const passages = [
      "The premises shall be kept clean by the tenant at all times.",
      "Either side may terminate by writing to the other six months before.",
      "The tenant and the owner shall meet each quarter and share notes of the meeting.",
    ].map((text, ordinal) => row(text, { ...document, ordinal }));
    const { find } = await filled(...passages, row("The end of the pipe is capped."));
    const within = { documentIds: [document.documentId] };
    expect((await find("Can the other side cancel?", within))[0]).toBe(passages[1]?.chunkId);
    expect(await find("Where is the flurbish?", within)).toEqual([]);
  });

  it("falls back to function words when a question has nothing else", async () => {
    const wanted = row("To be or not to be, that is the question.");
    const { find } = await filled(wanted, row("Granite door thresholds."));
    expect((await find("to be or not to be"))[0]).toBe(wanted.chunkId);
  });

  it("finds another spelling when nothing is spelt as asked", async () => {
    const wanted = row("Septicaemia was diagnosed.");
    const other = row("The contractor's programme.");
    const { find } = await filled(wanted, other);
    expect(await find("What is septicemia?")).toEqual([wanted.chunkId]);
    expect(await find("contracter")).toEqual([other.chunkId]);
    expect(await find("What is a KX-99999?")).toEqual([]);
  });

  it("answers a question about nothing in the documents with nothing", async () => {
    const { find } = await filled(row("What is the door made of?"));
    expect(await find("What is the flurbish of it?")).toEqual([]);
    expect(await find("What is the flurbish of the door?")).toHaveLength(1);
  });

  it.each([
    ["nothing", ""],
    ["spaces", " \n\t "],
    ["signs", "\"'(){}[]*?:^~\\/ AND OR NOT -- ;"],
    ["emoji", "🧱🚪👷‍♀️"],
    ["a NUL byte", "granite\u0000door"],
    ["half a surrogate pair", "granite \ud83d"],
    ["ten thousand letters", "g".repeat(10_000)],
    ["ten thousand words", Array.from({ length: 10_000 }, (_, at) => `word${at}`).join(" ")],
  ])("survives %s", async (_name, text) => {
    const { find } = await filled(row("A granite door."), row("日本語"));
    expect((await find(text)).length).toBeLessThanOrEqual(2);
    expect(await find("granite")).toHaveLength(1);
  });
});
