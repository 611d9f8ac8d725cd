import "server-only";
import { inTenant } from "@/lib/db/tenant";
import { command } from "@/lib/kernel/command";
import { documentTagged } from "../events";
import { tagDocumentSchema } from "../schema";
import { setTags } from "../set-tags";

/** After it the document has the tags added and not those removed; the others stay. */
export const tagDocument = command({
  name: "dataroom.tag-document",
  permission: "documents:upload",
  input: tagDocumentSchema,
  records: [documentTagged],
  run: (ctx, input) => inTenant(ctx, (tx) => setTags(tx, input)),
});
