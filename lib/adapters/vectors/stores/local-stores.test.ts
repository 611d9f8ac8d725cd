import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { PGlite } from "@electric-sql/pglite";
import { vector } from "@electric-sql/pglite-pgvector";
import { PGLiteSocketServer } from "@electric-sql/pglite-socket";
import { afterAll, describe, expect, it } from "vitest";
import { forgetEnv } from "@/lib/kernel/env";
import { newId } from "@/lib/kernel/ids";
import { ConditionalS3Server } from "@/scripts/test/conditional-s3-server";
import { createTestDatabase, provideTestDatabase } from "@/scripts/test/database";
import { S3TestServer } from "@/scripts/test/s3-server";
import { indexFolderCheck } from "../index-check";
import { openWorkspaceIndex } from "../lancedb";
import { row } from "../workspace-index.fixture";
import { LanceVectors } from "./lance-vectors";
import { PgvectorStore } from "./pgvector-store";
import { guarded } from "./store-driver";
import { point, testVectorStore } from "./vector-store-contract.fixture";

provideTestDatabase();

const everything = { projectIds: "all", maxSensitivity: 3, departmentIds: "all" } as const;
const folder = mkdtempSync(path.join(tmpdir(), "stores-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function configure(settings: Record<string, string>): void {
  Object.assign(process.env, settings);
  forgetEnv();
}

testVectorStore("LanceDB on a disk", {
  open: async () => {
    configure({ INDEX_DIR: path.join(folder, "lance") });
    return guarded(new LanceVectors());
  },
});

describe("LanceDB on S3", () => {
  const server = new ConditionalS3Server(path.join(folder, "s3"));
  const settings = { INDEX_DIR: "s3://muniment/index", S3_ACCESS_KEY_ID: "S3RVER", S3_SECRET_ACCESS_KEY: "S3RVER", S3_FORCE_PATH_STYLE: "true" };
  afterAll(() => {
    for (const name of [...Object.keys(settings), "S3_ENDPOINT"]) Reflect.deleteProperty(process.env, name);
    forgetEnv();
    return server.stop();
  });
  const open = async () => {
    configure({ ...settings, S3_ENDPOINT: await server.start() });
    return guarded(new LanceVectors());
  };
  testVectorStore("vectors", { open });

  it("full text stands there too, and nothing on the disk", async () => {
    const index = await openWorkspaceIndex(newId());
    await index.append([row("The plinth is granite."), row("The lintel is limestone.")]);
    expect(await index.search({ text: "granite", limit: 5, filter: everything })).toHaveLength(1);
    await index.optimize();
    expect(await index.count()).toEqual({ chunks: 2, documents: 2 });
    expect(server.objects()).toBeGreaterThan(10);
    await indexFolderCheck();
  });

  it("a server on which writers would overwrite each other is not ready", async () => {
    const careless = new S3TestServer(path.join(folder, "careless"));
    configure({ ...settings, INDEX_DIR: "s3://muniment/other", S3_ENDPOINT: await careless.start() });
    await expect(indexFolderCheck()).rejects.toMatchObject({ code: "unavailable", message: expect.stringContaining("If-None-Match") });
    await careless.stop();
  });
});

describe("Postgres with pgvector", () => {
  let database: PGlite;
  let server: PGLiteSocketServer;
  let url = "";
  testVectorStore("as a store", {
    open: async () => {
      database = await PGlite.create({ extensions: { vector } });
      server = new PGLiteSocketServer({ db: database, port: 0, host: "127.0.0.1", maxConnections: 4 });
      await server.start();
      url = `postgresql://postgres@${server.getServerConn()}/postgres`;
      return guarded(new PgvectorStore({ url, connections: 1 }));
    },
  });
  afterAll(async () => {
    await server.stop();
    await database.close();
  });

  it("indexes a large space and still finds what a narrow filter leaves", async () => {
    const store = guarded(new PgvectorStore({ url, connections: 1 }));
    const space = { id: newId(), dimensions: 8 };
    await store.create(space);
    const projectId = newId();
    const many = Array.from({ length: 10_500 }, (_, at) => point(at / 100));
    const few = [point(170, { projectId }), point(171, { projectId })];
    await store.upsert(space, [...many, ...few]);
    await store.optimize?.(space);
    const { rows } = await database.query<{ indexdef: string }>(`SELECT indexdef FROM pg_indexes WHERE schemaname = 'muniment_vectors' AND indexdef LIKE '%hnsw%'`);
    expect(rows).toHaveLength(1);
    const hits = await store.search(space, point(0).embedding, { ...everything, projectIds: [projectId] }, 5);
    expect(hits.map(({ chunkId }) => chunkId)).toEqual(few.map(({ chunkId }) => chunkId));
    // Neighbours lie closer than a float tells apart: the nearest is known by its distance.
    expect((await store.search(space, point(0).embedding, everything, 5))[0]?.distance).toBeCloseTo(0, 6);
    await store.close();
  }, 60_000);
});

it("a Postgres without the extension, or nobody at all, is said so", async () => {
  const plain = await createTestDatabase({ template: "template0" });
  const store = guarded(new PgvectorStore({ url: plain.url }));
  await expect(store.check()).rejects.toMatchObject({ code: "unavailable", message: expect.stringContaining("no extension vector") });
  await store.close();
  await plain.drop();
  const nowhere = guarded(new PgvectorStore({ url: "postgresql://nobody@127.0.0.1:9/none" }));
  await expect(nowhere.check()).rejects.toMatchObject({ code: "unavailable", retryable: true });
  await nowhere.close();
});
