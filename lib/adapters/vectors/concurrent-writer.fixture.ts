import { newId } from "@/lib/kernel/ids";
import { openWorkspaceIndex } from "./lancedb";
import { openVectorStore } from "./stores/open-vector-store";

const [workspaceId = "", name = "", spaceId = ""] = process.argv.slice(2);

/** A second process for the test beside it: appends 20 documents of 3 passages with their vectors and removes every fourth again. */
async function main(): Promise<void> {
  const index = await openWorkspaceIndex(workspaceId);
  const store = openVectorStore("lancedb");
  const space = { id: spaceId, dimensions: 2 };
  await store.create(space);
  for (let document = 0; document < 20; document += 1) {
    const shared = { documentId: newId(), versionId: newId(), projectId: newId(), sensitivity: 0, departmentIds: [], generation: 1 };
    const rows = [0, 1, 2].map((ordinal) => {
      const text = `granite ${name} ${document} ${ordinal}`;
      return { ...shared, chunkId: newId(), ordinal, page: 1, text, headingPath: [], documentName: `${document}.txt` };
    });
    await index.append(rows);
    await store.upsert(space, rows.map((row) => ({ ...row, embedding: [1, document] })));
    if (document % 4 !== 0) continue;
    await index.removeDocument([shared.documentId]);
    await store.remove(space, { documentIds: [shared.documentId] });
  }
}

await main();
