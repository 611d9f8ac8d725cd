import { newId } from "@/lib/kernel/ids";
import { openWorkspaceIndex } from "./lancedb";

const [workspaceId = "", name = ""] = process.argv.slice(2);

/** A second process for the test beside it: appends 20 documents of 3 passages and removes every fourth again. */
async function main(): Promise<void> {
  const index = await openWorkspaceIndex(workspaceId);
  for (let document = 0; document < 20; document += 1) {
    const shared = { documentId: newId(), versionId: newId(), projectId: newId(), sensitivity: 0, departmentIds: [], generation: 1 };
    const rows = [0, 1, 2].map((ordinal) => {
      const text = `granite ${name} ${document} ${ordinal}`;
      return { ...shared, chunkId: newId(), ordinal, page: 1, text, headingPath: [], documentName: `${document}.txt` };
    });
    await index.append(rows);
    if (document % 4 === 0) await index.removeDocument([shared.documentId]);
  }
}

await main();
