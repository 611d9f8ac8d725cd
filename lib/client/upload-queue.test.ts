import { describe, expect, it } from "vitest";
import { answerOf } from "./send-upload";
import {
  countUploads,
  refusalOf,
  retryOf,
  type UploadEvent,
  uploadItem,
  type UploadItem,
  uploadQueue,
  uploadsToStart,
} from "./upload-queue";
import { UploadRunner } from "./upload-runner";

const MB = 1_000_000;

function files(...names: string[]): UploadItem[] {
  return names.map((name) => uploadItem(new File(["text"], name), {}, MB));
}

function after(items: readonly UploadItem[], ...events: UploadEvent[]): readonly UploadItem[] {
  return events.reduce(uploadQueue, items);
}

function only(items: readonly UploadItem[]): UploadItem {
  const [item] = items;
  if (!item || items.length !== 1) throw new Error(`one item was expected, ${items.length} are there`);
  return item;
}

const document = { id: "d1", versionId: "v1", name: "a.pdf", duplicate: false };

describe("uploadQueue", () => {
  it("starts no more than three at once and goes on as they settle", () => {
    let items = after([], { type: "added", items: files("a", "b", "c", "d", "e") });
    expect(uploadsToStart(items).map((item) => item.name)).toEqual(["a", "b", "c"]);
    for (const { key } of uploadsToStart(items)) items = after(items, { type: "started", key });
    expect(uploadsToStart(items)).toEqual([]);
    items = after(items, { type: "refused", key: items[1]?.key ?? "", reason: "no", retry: null });
    expect(uploadsToStart(items).map((item) => item.name)).toEqual(["d"]);
  });

  it("follows a file from sending over reading to ready", () => {
    const [item] = files("a.pdf");
    const key = item?.key ?? "";
    const sent = after(item ? [item] : [], { type: "started", key }, { type: "progressed", key, percent: 40 });
    expect(only(sent).state).toEqual({ step: "uploading", percent: 40 });
    const stored = after(sent, { type: "stored", key, document });
    expect(only(stored)).toMatchObject({ documentId: "d1", state: { step: "processing" } });
    const seen = { id: "d1", versionId: "v1", status: "processing", label: "Reading text", percent: 30, reason: null } as const;
    const read = after(stored, { type: "observed", documents: [seen] });
    expect(only(read).state).toEqual({ step: "processing", label: "Reading text", percent: 30 });
    expect(after(read, { type: "observed", documents: [seen] })).toBe(read);
    expect(only(after(read, { type: "observed", documents: [{ ...seen, status: "ready" }] })).state).toEqual({ step: "ready" });
  });

  it("says why reading failed and reads again on retry, without sending again", () => {
    const [item] = files("a.pdf");
    const key = item?.key ?? "";
    const failed = after(
      item ? [item] : [],
      { type: "started", key },
      { type: "stored", key, document },
      {
        type: "observed",
        documents: [{ id: "d1", versionId: "v1", status: "failed", label: "", percent: null, reason: "The PDF is encrypted." }],
      },
    );
    expect(only(failed).state).toEqual({ step: "failed", reason: "The PDF is encrypted.", retry: "processing" });
    expect(only(after(failed, { type: "retried", key })).state.step).toBe("processing");
  });

  it("keeps the file through an ended session", () => {
    const [item] = files("a.pdf");
    const key = item?.key ?? "";
    const out = after(item ? [item] : [], { type: "started", key }, { type: "signed-out", key });
    expect(only(out)).toMatchObject({ file: item?.file, state: { step: "signed-out" } });
    expect(only(after(out, { type: "retried-signed-out" })).state).toEqual({ step: "waiting" });
  });

  it("ignores late news about what was cancelled, and takes only settled ones away", () => {
    const items = files("a", "b");
    const [a, b] = items.map((item) => item.key);
    const cancelled = after(
      items,
      { type: "started", key: a ?? "" },
      { type: "cancelled", key: a ?? "" },
      { type: "progressed", key: a ?? "", percent: 90 },
    );
    expect(cancelled[0]?.state).toEqual({ step: "cancelled" });
    expect(after(cancelled, { type: "cleared" }).map((item) => item.key)).toEqual([b]);
  });

  it("marks the same bytes as already here and counts them as done", () => {
    const [item] = files("copy.pdf");
    const key = item?.key ?? "";
    const stored = after(item ? [item] : [], { type: "started", key }, { type: "stored", key, document: { ...document, duplicate: true } });
    expect(only(stored)).toMatchObject({ documentName: "a.pdf", state: { step: "duplicate" } });
    expect(countUploads(stored)).toMatchObject({ done: 1, sending: 0 });
  });
});

describe("refusalOf", () => {
  it("refuses empty and oversized files before a byte is sent", () => {
    expect(refusalOf({ name: "a", size: 0 }, MB)).toMatch(/empty \(0 bytes\)/);
    expect(refusalOf({ name: "a", size: 2 * MB }, MB)).toMatch(/larger than 1 MB/);
    expect(refusalOf({ name: "a", size: MB }, MB)).toBeNull();
    const empty = uploadItem(new File([], "empty.pdf"), {}, MB);
    expect(uploadsToStart([empty])).toEqual([]);
    expect(retryOf(empty)).toBeNull();
  });
});

describe("answerOf", () => {
  it("tells stored, ended session and refusals apart", () => {
    expect(answerOf(201, JSON.stringify(document))).toEqual({ outcome: "stored", document });
    expect(answerOf(401, "{}")).toEqual({ outcome: "signed-out" });
    expect(answerOf(415, '{"detail":"No such type."}')).toEqual({ outcome: "refused", reason: "No such type.", retry: null });
    expect(answerOf(503, '{"detail":"Busy."}')).toMatchObject({ retry: "sending" });
    expect(answerOf(502, "<html>")).toMatchObject({ outcome: "refused", retry: "sending" });
  });
});

describe("UploadRunner", () => {
  it("sends three at once, all in the end, and aborts what is cancelled", async () => {
    const open = new Map<string, (ok: boolean) => void>();
    let atOnce = 0;
    const runner = new UploadRunner({
      urlOf: (item) => item.name,
      onStored: () => undefined,
      send: (url) => {
        let resolved: (ok: boolean) => void = () => undefined;
        const finished = new Promise<boolean>((resolve) => (resolved = resolve)).then((ok) =>
          ok ? ({ outcome: "stored", document: { ...document, versionId: url } } as const) : ({ outcome: "aborted" } as const),
        );
        const settle = (ok: boolean) => {
          open.delete(url);
          resolved(ok);
        };
        open.set(url, settle);
        atOnce = Math.max(atOnce, open.size);
        return { finished, abort: () => settle(false) };
      },
    });
    runner.dispatch({ type: "added", items: files("a", "b", "c", "d", "e") });
    const second = runner.snapshot()[1];
    runner.dispatch({ type: "cancelled", key: second?.key ?? "" });
    while (runner.snapshot().some((item) => item.state.step === "uploading" || item.state.step === "waiting")) {
      for (const settle of [...open.values()]) settle(true);
      await new Promise((resolve) => setTimeout(resolve, 0));
    }
    expect(atOnce).toBe(3);
    expect(runner.snapshot().map((item) => item.state.step)).toEqual(["processing", "cancelled", "processing", "processing", "processing"]);
  });
});
