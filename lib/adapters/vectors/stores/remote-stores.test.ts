import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { newId } from "@/lib/kernel/ids";
import { chromaServer } from "@/scripts/test/vector-servers/chroma-server";
import type { JsonServer } from "@/scripts/test/vector-servers/json-server";
import { milvusServer } from "@/scripts/test/vector-servers/milvus-server";
import { PineconeServer } from "@/scripts/test/vector-servers/pinecone-server";
import { qdrantServer } from "@/scripts/test/vector-servers/qdrant-server";
import { RedisServer } from "@/scripts/test/vector-servers/redis-server";
import { weaviateServer } from "@/scripts/test/vector-servers/weaviate-server";
import { ChromaStore } from "./chroma-store";
import { MilvusStore } from "./milvus-store";
import { PineconeStore } from "./pinecone-store";
import { QdrantStore } from "./qdrant-store";
import { RedisStore } from "./redis-store";
import { guarded, type StoreDriver } from "./store-driver";
import { point, testVectorStore } from "./vector-store-contract.fixture";
import { WeaviateStore } from "./weaviate-store";

const KEY = "a-key-of-this-test";
const everything = { projectIds: "all", maxSensitivity: 3, departmentIds: "all" } as const;

interface Remote {
  server: JsonServer;
  start(): Promise<string>;
  open(url: string, key: string): StoreDriver;
  eventual?: boolean;
}

function plain(server: JsonServer, open: Remote["open"]): Remote {
  return { server, start: () => server.start(), open };
}

function pinecone(): Remote {
  const server = new PineconeServer(KEY);
  const open = (controller: string, apiKey: string) => new PineconeStore({ apiKey, index: "muniment", cloud: "aws", region: "us-east-1", controller });
  return { server: server.http, start: () => server.start(), open, eventual: true };
}

const REMOTES: Record<string, () => Remote> = {
  Qdrant: () => plain(qdrantServer(KEY), (url, apiKey) => new QdrantStore({ url, apiKey })),
  Weaviate: () => plain(weaviateServer(KEY), (url, apiKey) => new WeaviateStore({ url, apiKey })),
  Milvus: () => plain(milvusServer(KEY), (url, token) => new MilvusStore({ url, token })),
  Chroma: () => plain(chromaServer(KEY), (url, token) => new ChromaStore({ url, token, tenant: "default_tenant", database: "default_database" })),
  Pinecone: pinecone,
};

for (const [name, make] of Object.entries(REMOTES)) {
  const remote = make();
  testVectorStore(name, {
    open: async () => guarded(remote.open(await remote.start(), KEY)),
    close: () => remote.server.stop(),
    eventual: remote.eventual ?? false,
  });
}

describe.each(Object.entries(REMOTES))("%s in trouble", (_name, make) => {
  const remote = make();
  let url = "";
  beforeAll(async () => {
    url = await remote.start();
  });
  afterEach(() => remote.server.fail(0, 200));
  afterAll(() => remote.server.stop());

  async function opened() {
    const store = guarded(remote.open(url, KEY));
    const space = { id: newId(), dimensions: 8 };
    await store.create(space);
    await store.upsert(space, [point(1)]);
    return { store, search: () => store.search(space, point(1).embedding, everything, 5) };
  }

  it("waits as long as a 429 says, and asks again", async () => {
    const { search } = await opened();
    const before = remote.server.asked.length;
    remote.server.fail(2, 429, { "retry-after": "0.15" });
    await search();
    const calls = remote.server.asked.slice(before);
    expect(calls).toHaveLength(3);
    expect((calls[2]?.at ?? 0) - (calls[0]?.at ?? 0)).toBeGreaterThan(280);
  });

  it("asks again when the server is busy or broken for a moment", async () => {
    const { search } = await opened();
    remote.server.fail(2, 503);
    await search();
  });

  it("says that it cannot be reached when it stays so", async () => {
    const { search } = await opened();
    remote.server.fail(20, 500, { "retry-after": "0" });
    await expect(search()).rejects.toMatchObject({ code: "unavailable", retryable: true, userMessage: expect.stringContaining("cannot be reached") });
  });

  it("says so too when nobody listens", async () => {
    await expect(guarded(remote.open("http://127.0.0.1:9", KEY)).check()).rejects.toMatchObject({ code: "unavailable", retryable: true });
  });

  it("says that its key is refused, and does not try again", async () => {
    const before = remote.server.asked.length;
    await expect(guarded(remote.open(url, "another")).check()).rejects.toMatchObject({ code: "unavailable", retryable: false, userMessage: expect.stringContaining("refuses its key") });
    expect(remote.server.asked.length - before).toBe(1);
  });

  it("says what was refused to the log, not to the reader", async () => {
    const { search } = await opened();
    remote.server.fail(1, 400, {}, { message: "no such thing as secret-detail" });
    const error: unknown = await search().catch((caught: unknown) => caught);
    expect(error).toMatchObject({ code: "unavailable", retryable: false, message: expect.stringContaining("secret-detail") });
    expect(error).toMatchObject({ userMessage: expect.not.stringContaining("secret-detail") });
  });
});

describe("Redis", () => {
  const server = new RedisServer(KEY);
  let address = "";
  testVectorStore("as a store", {
    open: async () => {
      address = await server.start();
      return guarded(new RedisStore({ url: `redis://:${KEY}@${address}` }));
    },
  });
  afterAll(() => server.stop());

  it("survives a restart, and says what is wrong with key and address", async () => {
    const store = guarded(new RedisStore({ url: `redis://:${KEY}@${address}` }));
    const space = { id: newId(), dimensions: 8 };
    await store.create(space);
    await store.upsert(space, [point(1)]);
    server.cut();
    expect(await store.search(space, point(1).embedding, everything, 5)).toHaveLength(1);
    await store.close();
    const stranger = guarded(new RedisStore({ url: `redis://:wrong@${address}` }));
    await expect(stranger.check()).rejects.toMatchObject({ code: "unavailable", userMessage: expect.stringContaining("refuses its key") });
    await stranger.close();
    const nowhere = guarded(new RedisStore({ url: "redis://127.0.0.1:9" }));
    await expect(nowhere.check()).rejects.toMatchObject({ code: "unavailable", retryable: true });
    await nowhere.close();
  });
});
