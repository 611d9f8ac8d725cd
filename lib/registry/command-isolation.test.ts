import path from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { filesBelow, isTest } from "@/lib/architecture/source-files";
import { postQuestion } from "@/lib/domains/chat/commands/post-question";
import { isAppError } from "@/lib/kernel/app-error";
import type { Command } from "@/lib/kernel/command";
import type { TenantContext } from "@/lib/kernel/context";
import { ALL_PERMISSIONS } from "@/lib/kernel/permissions";
import { mintTenantContext } from "@/lib/kernel/mint-context";
import { addDocument, bytes, createTenant, type Tenant } from "@/scripts/test/tenant-fixture";
import { provideTestDatabase } from "@/scripts/test/database";
import { createApiKey } from "@/lib/domains/tenancy/commands/create-api-key";
import { trashDocument } from "@/lib/domains/dataroom/commands/trash-document";

provideTestDatabase();

interface Real {
  documentId: string;
  trashedId: string;
  projectId: string;
  apiKeyId: string;
  conversationId: string;
  messageId: string;
}

/** Input with another tenant's real ids, or null where a command takes none. A command that is not listed fails. */
const INPUTS: Record<string, ((real: Real) => object) | null> = {
  "tenancy.create-project": null,
  "tenancy.remove-project": ({ projectId }) => ({ projectId }),
  "tenancy.create-api-key": null,
  "tenancy.revoke-api-key": ({ apiKeyId }) => ({ apiKeyId }),
  "dataroom.upload-document": ({ projectId }) => ({ name: "a.txt", projectId, body: bytes("text") }),
  "dataroom.upload-version": ({ documentId }) => ({ documentId, name: "a.txt", body: bytes("text") }),
  "dataroom.trash-document": ({ documentId }) => ({ documentId }),
  "dataroom.restore-document": ({ trashedId }) => ({ documentId: trashedId }),
  "dataroom.purge-document": ({ documentId }) => ({ documentId }),
  "dataroom.retry-processing": ({ documentId }) => ({ documentId }),
  "dataroom.cancel-processing": ({ documentId }) => ({ documentId }),
  "chat.post-question": ({ conversationId }) => ({ question: "What?", conversationId }),
  "chat.stop-answer": ({ messageId }) => ({ messageId }),
  "chat.rename-conversation": ({ conversationId }) => ({ conversationId, title: "Mine now" }),
  "chat.delete-conversation": ({ conversationId }) => ({ conversationId }),
};

/** Inputs of commands without ids, to reach the permission check. */
const PLAIN: Record<string, object> = {
  "tenancy.create-project": { name: "Site" },
  "tenancy.create-api-key": { name: "Key", permissions: ["search:run"] },
};

const files = filesBelow("lib/domains", (file) => file.includes("/commands/") && !isTest(file));
const commands: Command[] = [];
for (const file of files) {
  const exported: object = await import(path.resolve(file));
  for (const value of Object.values(exported)) if (typeof value === "object" && value !== null && Reflect.get(value, "kind") === "workspace") commands.push(value as Command);
}

let victim: Tenant;
let stranger: Tenant;
let real: Real;

beforeAll(async () => {
  victim = await createTenant("Victim");
  stranger = await createTenant("Stranger");
  const { documentId } = await addDocument(victim.owner);
  const trashed = await addDocument(victim.owner);
  await trashDocument.execute(victim.owner, { documentId: trashed.documentId });
  const key = await createApiKey.execute(victim.owner, { name: "Key", permissions: ["search:run"] });
  const posted = await postQuestion.execute(victim.owner, { question: "What is where?" });
  real = { documentId, trashedId: trashed.documentId, projectId: victim.projectId, apiKeyId: key.id, conversationId: posted.conversationId, messageId: posted.messageId };
});

async function codeOf(run: Promise<unknown>): Promise<string> {
  try {
    await run;
    return "done";
  } catch (error) {
    return isAppError(error) ? error.code : `unexpected: ${String(error)}`;
  }
}

function without(ctx: TenantContext, permission: string): TenantContext {
  return mintTenantContext({ ...ctx, permissions: new Set(ALL_PERMISSIONS.filter((entry) => entry !== permission)) });
}

describe("isolation matrix of the commands", () => {
  it("lists every command", () => {
    expect(commands.length).toBeGreaterThanOrEqual(15);
    expect(commands.map((command) => command.name).sort()).toEqual(Object.keys(INPUTS).sort());
  });

  it.each(commands.map((command) => [command.name, command] as const))("%s: names a known permission and records an event", (_, command) => {
    expect(ALL_PERMISSIONS).toContain(command.permission);
    expect(command.records.length).toBeGreaterThan(0);
  });

  it.each(commands.filter((command) => INPUTS[command.name]).map((command) => [command.name, command] as const))(
    "%s: another tenant's real ids are not found, exactly as unknown ones",
    async (name, command) => {
      const input = INPUTS[name];
      if (!input) throw new Error(`${name} has no input`);
      expect(await codeOf(command.execute(stranger.owner, input(real)))).toBe("not_found");
      const unknown = Object.fromEntries(Object.keys(real).map((key) => [key, "01890000-0000-7000-8000-000000000000"])) as unknown as Real;
      expect(await codeOf(command.execute(stranger.owner, input(unknown)))).toBe("not_found");
    },
  );

  it.each(commands.map((command) => [command.name, command] as const))("%s: refused without its permission, in its own tenant too", async (name, command) => {
    const input = INPUTS[name]?.(real) ?? PLAIN[name];
    expect(await codeOf(Promise.resolve().then(() => command.execute(without(victim.owner, command.permission), input)))).toBe("forbidden");
  });

  it("nothing of the victim changed", async () => {
    const still = await codeOf(trashDocument.execute(victim.owner, { documentId: real.documentId }));
    expect(still).toBe("done");
  });
});
