import "server-only";
import { inTenantStatements } from "@/lib/db/tenant-statements";
import { requireWorkspace } from "@/lib/domains/tenancy/contexts";
import type { WorkspaceSlugs } from "@/lib/domains/tenancy/schema";
import { assertPermission } from "@/lib/kernel/command";
import { loadOrNotFound } from "@/lib/transport/loader";
import { listQuestions } from "./queries/list-questions";
import type { ListQuestions, QuestionListDto } from "./schema";

export function loadQuestions(slugs: WorkspaceSlugs, args: ListQuestions): Promise<QuestionListDto> {
  return loadOrNotFound(async () => {
    const ctx = await requireWorkspace(slugs);
    assertPermission(ctx, "shares:read");
    return inTenantStatements(ctx, (tx) => listQuestions(tx, args));
  });
}
