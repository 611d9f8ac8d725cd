import { describe, expect, it } from "vitest";
import { answerOf, type SentUpload } from "./send-upload";
import { fingerprintOf, keptItem, refusalOf, uploadItem, type UploadItem } from "./upload-item";
import { countUploads, retryOf, type UploadEvent, uploadQueue, uploadsToStart } from "./upload-queue";
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

const ENDPOINT = "/api/tus/org/main";

function kept(file: File, target = {}): UploadItem {
  return keptItem({ id: "u1", name: file.name, size: 100, received: 40, fingerprint: fingerprintOf(file), target }, ENDPOINT);
}

describe("an upload that waits to be resumed", () => {
  const file = new File(["text"], "plan.pdf", { lastModified: 1_000 });

  it("goes on when the same file is chosen for the same place", () => {
    const found = after([], { type: "found", items: [kept(file, { folderId: "f1" })] });
    expect(only(found).state).toEqual({ step: "kept", percent: 40 });
    expect(uploadsToStart(found)).toEqual([]);
    expect(only(after(found, { type: "found", items: [kept(file)] }))).toBe(found[0]);
    const resumed = only(after(found, { type: "added", items: [uploadItem(file, { folderId: "f1" }, MB)] }));
    expect(resumed).toMatchObject({ key: "u1", file, resumeAt: `${ENDPOINT}/u1`, state: { step: "waiting" } });
  });

  it("stays where another file or another place was chosen", () => {
    const found = after([], { type: "found", items: [kept(file)] });
    const changed = new File(["TEXT"], "plan.pdf", { lastModified: 2_000 });
    for (const other of [uploadItem(changed, {}, MB), uploadItem(file, { documentId: "d1" }, MB)]) {
      expect(after(found, { type: "added", items: [other] }).map((item) => item.state.step)).toEqual(["kept", "waiting"]);
    }
  });
});

describe("pausing", () => {
  it("holds one or all, and frees the place for others", () => {
    const items = files("a", "b", "c", "d");
    const [a] = items.map((item) => item.key);
    let queue = after([], { type: "added", items });
    for (const { key } of uploadsToStart(queue)) queue = after(queue, { type: "started", key });
    queue = after(queue, { type: "progressed", key: a ?? "", percent: 30 }, { type: "paused", key: a ?? "" });
    expect(queue[0]?.state).toEqual({ step: "paused", percent: 30 });
    expect(uploadsToStart(queue).map((item) => item.name)).toEqual(["d"]);
    queue = after(queue, { type: "progressed", key: a ?? "", percent: 35 });
    expect(queue[0]?.state).toEqual({ step: "paused", percent: 30 });
    queue = after(queue, { type: "paused-all" });
    expect(countUploads(queue)).toMatchObject({ paused: 4, sending: 0 });
    expect(after(queue, { type: "resumed-all" }).map((item) => item.state.step)).toEqual(["waiting", "waiting", "waiting", "waiting"]);
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
    expect(answerOf(415, '{"detail":"No such type."}')).toEqual({ outcome: "refused", reason: "No such type.", retry: null, passing: false });
    expect(answerOf(507, '{"detail":"The disk is full."}')).toMatchObject({ retry: "sending", passing: false });
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

  const broken = { outcome: "refused", reason: "The connection broke.", retry: "sending", passing: true } as const;

  it("sends anew by itself after a pause, and says at last that it did not work", async () => {
    let sent = 0;
    const answers: SentUpload[] = [broken, broken, { outcome: "stored", document }];
    const runner = new UploadRunner({
      urlOf: (item) => item.name,
      onStored: () => undefined,
      pausesMs: [1, 1],
      send: () => ({ finished: Promise.resolve(answers[sent++] ?? broken), abort: () => undefined }),
    });
    runner.dispatch({ type: "added", items: files("a") });
    await expect.poll(() => only(runner.snapshot()).state.step).toBe("processing");
    expect(sent).toBe(3);
    runner.dispatch({ type: "closed" });
    runner.dispatch({ type: "added", items: files("b") });
    await expect.poll(() => only(runner.snapshot()).state).toMatchObject({ step: "failed", retry: "sending" });
    expect(sent).toBe(6);
  });

  it("pauses and resumes large files where they stand; what is given up is removed from the server", async () => {
    const begun: (string | undefined)[] = [];
    const ended: boolean[] = [];
    const discarded: string[] = [];
    const runner = new UploadRunner({
      urlOf: (item) => item.name,
      onStored: () => undefined,
      resumableAt: ENDPOINT,
      discard: (at) => Promise.resolve(void discarded.push(at)),
      sendInParts: (_, { resumeAt }, { located, progressed }) => {
        begun.push(resumeAt);
        let settle: (sent: SentUpload) => void = () => undefined;
        const finished = new Promise<SentUpload>((resolve) => (settle = resolve));
        queueMicrotask(() => {
          located(`${ENDPOINT}/u2`);
          progressed(50);
        });
        return { finished, abort: (forGood) => (ended.push(forGood), settle({ outcome: "aborted" })) };
      },
    });
    const item = uploadItem(new File([new Uint8Array(8 * MB)], "large.pdf"), {}, 100 * MB);
    const { key } = item;
    runner.dispatch({ type: "added", items: [item] });
    await expect.poll(() => only(runner.snapshot()).state).toEqual({ step: "uploading", percent: 50 });
    runner.dispatch({ type: "paused", key });
    runner.dispatch({ type: "resumed", key });
    await expect.poll(() => only(runner.snapshot()).state).toEqual({ step: "uploading", percent: 50 });
    expect([begun, ended]).toEqual([[undefined, `${ENDPOINT}/u2`], [false]]);
    runner.dispatch({ type: "paused", key });
    runner.dispatch({ type: "cancelled", key });
    expect([only(runner.snapshot()).state.step, ended, discarded]).toEqual(["cancelled", [false, false], [`${ENDPOINT}/u2`]]);
    runner.dispatch({ type: "closed" });
    runner.dispatch({ type: "found", items: [kept(new File(["x"], "old.pdf"))] });
    runner.dispatch({ type: "removed", key: "u1" });
    expect(discarded).toEqual([`${ENDPOINT}/u2`, `${ENDPOINT}/u1`]);
  });
});
