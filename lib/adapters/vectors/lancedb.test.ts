import { execFile } from "node:child_process";
import path from "node:path";
import { promisify } from "node:util";
import { describe, expect, it } from "vitest";
import { newId } from "@/lib/kernel/ids";
import { openWorkspaceIndex } from "./lancedb";
import { openVectorStore } from "./stores/open-vector-store";
import { everything, filled, folder, row } from "./workspace-index.fixture";

describe("a workspace's index", () => {
  it("is empty before anything was appended", async () => {
    const index = await openWorkspaceIndex(newId());
    expect(await index.search({ text: "door", limit: 5, filter: everything })).toEqual([]);
    expect(await index.count()).toEqual({ chunks: 0, documents: 0 });
    await index.removeDocument([newId()]);
    await index.optimize();
    await index.drop();
  });

  it("ranks fresh rows at once, before and after they are folded in", async () => {
    const noise = Array.from({ length: 40 }, (_, at) => row(`The door of room ${at} is painted grey.`));
    const wanted = row("The plinth of the escape door is made of granite.");
    const { index, find } = await filled(...noise, wanted);
    expect((await find("granite door", {}, 3))[0]).toBe(wanted.chunkId);
    const later = row("A granite door threshold; granite everywhere.");
    await index.append([later]);
    expect((await find("granite door", {}, 3)).slice(0, 2).sort()).toEqual([wanted.chunkId, later.chunkId].sort());
    await index.optimize();
    expect((await find("granite door", {}, 3)).slice(0, 2).sort()).toEqual([wanted.chunkId, later.chunkId].sort());
    expect(await index.count()).toEqual({ chunks: 42, documents: 42 });
  });

  it("replaces what is appended again", async () => {
    const first = row("The retention is five percent.");
    const { index, find } = await filled(first, row("Something else about retention."));
    await index.append([{ ...first, text: "The retention is three percent." }]);
    await index.append([{ ...first, text: "The retention is three percent." }]);
    expect(await index.count()).toEqual({ chunks: 2, documents: 2 });
    expect(await find("five")).toEqual([]);
    expect(await find("three")).toEqual([first.chunkId]);
    expect(await index.countOf(first.documentId)).toBe(1);
  });

  it("counts a document of several appends once and finds it by its name", async () => {
    const shared = { documentId: newId(), versionId: newId(), documentName: "Fire strategy.pdf" };
    const [one, two] = [row("Stair pressurisation.", shared), row("Smoke vents.", { ...shared, ordinal: 1 })];
    const { index, find } = await filled(one);
    await index.append([two, row("Smoke vents.", { documentName: "Minutes.docx" })]);
    expect(await index.count()).toEqual({ chunks: 3, documents: 2 });
    expect((await find("smoke vents in the fire strategy"))[0]).toBe(two.chunkId);
  });

  it("forgets documents, versions and earlier generations at once", async () => {
    const documentId = newId();
    const [old, current] = [row("granite", { documentId }), row("granite", { documentId })];
    const other = row("granite");
    const { index, find } = await filled(old, current, other);
    await index.removeVersion([old.versionId]);
    expect((await find("granite")).sort()).toEqual([current.chunkId, other.chunkId].sort());
    const again = { ...current, chunkId: newId(), generation: 2 };
    await index.append([again]);
    await index.removeGenerationsBefore(current.versionId, 2);
    expect((await find("granite")).sort()).toEqual([again.chunkId, other.chunkId].sort());
    await index.removeDocument([documentId]);
    expect(await find("granite")).toEqual([other.chunkId]);
    await index.drop();
    expect(await find("granite")).toEqual([]);
  });

  it("works again after it was dropped", async () => {
    const { index, find } = await filled(row("granite"));
    await index.drop();
    const next = row("granite again");
    await index.append([next]);
    expect(await find("granite")).toEqual([next.chunkId]);
  });
});

describe("visibility", () => {
  it("is decided inside the query: project, level, department, document", async () => {
    const [department, other] = [newId(), newId()];
    const open = row("granite one");
    const secret = row("granite two", { sensitivity: 3 });
    const theirs = row("granite three", { departmentIds: [department] });
    const { index, find } = await filled(open, secret, theirs);
    for (const folded of [false, true]) {
      if (folded) await index.optimize();
      expect((await find("granite")).length).toBe(3);
      expect(await find("granite", { projectIds: [secret.projectId] })).toEqual([secret.chunkId]);
      expect(await find("granite", { projectIds: [] })).toEqual([]);
      expect((await find("granite", { maxSensitivity: 2 })).sort()).toEqual([open.chunkId, theirs.chunkId].sort());
      expect((await find("granite", { departmentIds: [] })).sort()).toEqual([open.chunkId, secret.chunkId].sort());
      expect((await find("granite", { departmentIds: [other] })).length).toBe(2);
      expect((await find("granite", { departmentIds: [other, department] })).length).toBe(3);
      expect(await find("granite", { documentIds: [theirs.documentId] })).toEqual([theirs.chunkId]);
      expect(await find("granite", { documentIds: [theirs.documentId], departmentIds: [other] })).toEqual([]);
      expect(await find("granite", { documentIds: [] })).toEqual([]);
    }
  });

  it("follows a document that is moved or reclassified", async () => {
    const moved = row("granite");
    const [projectId, department] = [newId(), newId()];
    const { index, find } = await filled(moved, row("granite"));
    await index.updateDocument(moved.documentId, { projectId, sensitivity: 2, departmentIds: [department] });
    expect(await find("granite", { projectIds: [projectId] })).toEqual([moved.chunkId]);
    expect(await find("granite", { projectIds: [projectId], maxSensitivity: 1 })).toEqual([]);
    expect(await find("granite", { projectIds: [projectId], departmentIds: [newId()] })).toEqual([]);
  });

  it("counts the limit in visible hits only", async () => {
    const hidden = Array.from({ length: 30 }, () => row("granite granite granite", { sensitivity: 3 }));
    const seen = row("one granite step among many other words of no interest");
    const { find } = await filled(...hidden, seen);
    expect(await find("granite", { maxSensitivity: 0 }, 1)).toEqual([seen.chunkId]);
  });

  it.each(["x' OR '1'='1", "", "*", "00000000-0000-0000-0000-000000000000' --", "../../etc"])("refuses the id %j", async (bad) => {
    const { index, find } = await filled(row("granite"));
    const refused = { code: "invalid_input" };
    await expect(openWorkspaceIndex(bad)).rejects.toMatchObject(refused);
    await expect(find("granite", { projectIds: [bad] })).rejects.toMatchObject(refused);
    await expect(find("granite", { departmentIds: [bad] })).rejects.toMatchObject(refused);
    await expect(find("granite", { documentIds: [bad] })).rejects.toMatchObject(refused);
    await expect(find("granite", { maxSensitivity: Number.NaN })).rejects.toMatchObject(refused);
    await expect(index.removeDocument([bad])).rejects.toMatchObject(refused);
    await expect(index.removeVersion([newId(), bad])).rejects.toMatchObject(refused);
    await expect(index.countOf(bad)).rejects.toMatchObject(refused);
    await expect(index.append([row("x", { chunkId: bad })])).rejects.toMatchObject(refused);
    await expect(index.append([row("x", { departmentIds: [bad] })])).rejects.toMatchObject(refused);
    expect((await index.count()).chunks).toBe(1);
  });
});

describe("what a vector store found", () => {
  it("is fused with the words", async () => {
    const [words, meaning, neither] = [row("granite threshold"), row("stone sill"), row("unrelated")];
    const { index } = await filled(words, meaning, neither);
    const near = [meaning, words].map(({ chunkId, documentId }, at) => ({ chunkId, documentId, distance: at / 10 }));
    const hits = await index.search({ text: "granite", vectors: Promise.resolve(near), limit: 10, filter: everything });
    expect(hits.map(({ chunkId }) => chunkId)).toEqual([words.chunkId, meaning.chunkId]);
    expect(hits.find(({ chunkId }) => chunkId === meaning.chunkId)?.stages).toEqual({ vector: { rank: 1, distance: 0 } });
    expect(hits.find(({ chunkId }) => chunkId === words.chunkId)?.stages).toMatchObject({ lexical: { rank: 1 }, vector: { rank: 2 } });
  });
});

describe("several processes", () => {
  it("append, delete, optimize and read the same index at once", async () => {
    const { index, find } = await filled(row("granite base"));
    const workspaceId = newId();
    const shared = await openWorkspaceIndex(workspaceId);
    const space = { id: newId(), dimensions: 2 };
    const store = openVectorStore("lancedb");
    await store.create(space);
    const run = promisify(execFile);
    const script = path.join(import.meta.dirname, "concurrent-writer.fixture.ts");
    const start = (name: string) =>
      run("node", ["--import", "tsx", script, workspaceId, name, space.id], {
        env: { ...process.env, INDEX_DIR: folder, TSX_TSCONFIG_PATH: path.resolve("evals/tsconfig.json") },
      });
    const writers = [start("alpha"), start("beta")];
    let reads = 0;
    let running = true;
    const reading = (async () => {
      while (running) {
        await shared.search({ text: "granite alpha beta", limit: 5, filter: everything });
        await store.search(space, [1, 1], everything, 5);
        if (reads % 5 === 0) await Promise.all([shared.optimize(), store.optimize?.(space)]);
        reads += 1;
      }
    })();
    await Promise.all(writers);
    running = false;
    await reading;
    expect(reads).toBeGreaterThan(0);
    // Each writer appends 20 documents of 3 passages and removes every fourth.
    expect(await shared.count()).toEqual({ chunks: 90, documents: 30 });
    expect(await store.count(space)).toBe(90);
    for (const name of ["alpha", "beta"]) {
      const hits = await shared.search({ text: name, limit: 100, filter: everything });
      expect(new Set(hits.map(({ chunkId }) => chunkId)).size).toBe(45);
    }
    expect(await find("granite")).toHaveLength(1);
    await index.drop();
  }, 60_000);
});
