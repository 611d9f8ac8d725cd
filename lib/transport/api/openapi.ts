import "server-only";
import { openApiDocument } from "@/lib/adapters/openapi/open-api-document";
import { ENDPOINTS } from "./endpoints";

const DESCRIPTION = `Documents, search and answers with checked citations, for programs.

Send an API key as \`Authorization: Bearer mun_…\`; it belongs to one workspace. Calls about people, roles and workspaces concern that workspace's organization, and take what the key's maker may do there. Errors are \`application/problem+json\` with a stable \`code\` and a \`requestId\`;
the calls in OpenAI's shape answer errors in that shape. Not yours and not there are the same 404.
Lists take \`limit\` and \`cursor\` (or \`skip\`) and answer \`{ data, total, hasMore, nextCursor }\`.`;

let kept: string | undefined;

/** The description as JSON text; the same for everybody, so made once. */
export function apiDescription(): string {
  kept ??= JSON.stringify(
    openApiDocument({
      title: "Muniment API",
      version: "1",
      description: DESCRIPTION,
      server: "/api/v1",
      tags: [
        { name: "Workspace", description: "The key's place" },
        { name: "Documents", description: "Upload, follow, read, remove" },
        { name: "Folders", description: "Where documents lie, and what guards them there" },
        { name: "Share links", description: "Documents for people without an account, and what they read" },
        { name: "Visitors' questions", description: "What visitors of share links ask: draft, answer, approval, publication" },
        { name: "Projects", description: "Groups of documents" },
        { name: "Search and chat", description: "Passages, and answers that cite them" },
        { name: "Evaluation", description: "Golden questions of knowledge bases, and runs that measure how they are answered" },
        { name: "People", description: "Members, departments and invitations of the key's organization" },
        { name: "Roles", description: "What members may do" },
        { name: "Workspaces", description: "All of the key's organization" },
      ],
      operations: ENDPOINTS,
    }),
  );
  return kept;
}
