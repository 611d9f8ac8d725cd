import "server-only";
import { type ZipEntry, zipStream } from "@/lib/adapters/zip/zip-stream";
import { exportOwnData } from "@/lib/domains/identity/profile/commands/export-own-data";
import { listOwnMemberships } from "@/lib/domains/tenancy/account/queries/own-memberships";
import { requireWorkspace } from "@/lib/domains/tenancy/contexts";
import { listWorkspaceLinks } from "@/lib/domains/tenancy/queries/places";
import type { WorkspaceLinkDto } from "@/lib/domains/tenancy/schema";
import { isAppError } from "@/lib/kernel/app-error";
import type { TenantContext, UserContext } from "@/lib/kernel/context";
import { type ExportPlace, jsonEntry, placeEntries } from "./place-entries";
import { shownEmail } from "@/lib/domains/identity/linking/policy";

/** Authority in one of the person's places, or null where its rules keep him out now. */
type OpenPlace = (link: WorkspaceLinkDto) => Promise<TenantContext | null>;

/** Everything about a person, as an archive that is made while it is downloaded. */
export async function exportAccount(user: UserContext, open: OpenPlace = openOwnPlace): Promise<Response> {
  const own = await exportOwnData.execute(user, {});
  const memberships = await listOwnMemberships(user.userId);
  // Before the first byte: authority comes from the request, which is over when the archive is still being made.
  const places: ExportPlace[] = [];
  const closed: string[] = [];
  for (const link of await listWorkspaceLinks(user.userId)) {
    const folder = `workspaces/${link.organization.slug}/${link.workspace.slug}`;
    const ctx = await open(link);
    if (ctx) places.push({ folder, ctx });
    else closed.push(folder);
  }
  const date = new Date().toISOString();
  return new Response(zipStream(entries({ own, memberships, places, readme: readme(user, date, closed) })), {
    headers: {
      "content-type": "application/zip",
      "content-disposition": `attachment; filename="muniment-export-${date.slice(0, 10)}.zip"`,
      "cache-control": "no-store",
      "x-content-type-options": "nosniff",
    },
  });
}

interface Export {
  own: Awaited<ReturnType<typeof exportOwnData.execute>>;
  memberships: unknown;
  places: readonly ExportPlace[];
  readme: string;
}

async function* entries({ own, memberships, places, readme: text }: Export): AsyncGenerator<ZipEntry> {
  yield { name: "README.txt", content: text };
  yield jsonEntry("profile.json", own.profile);
  yield jsonEntry("ways-in.json", own.waysIn);
  yield jsonEntry("sessions.json", own.sessions);
  yield jsonEntry("security-activity.json", own.activity);
  yield jsonEntry("memberships.json", memberships);
  for (const place of places) yield* placeEntries(place);
}

async function openOwnPlace({ organization, workspace }: WorkspaceLinkDto): Promise<TenantContext | null> {
  try {
    return await requireWorkspace({ organization: organization.slug, workspace: workspace.slug });
  } catch (error) {
    if (isAppError(error) && ["not_found", "forbidden", "address_refused", "second_factor_required"].includes(error.code)) return null;
    throw error;
  }
}

function readme(user: UserContext, date: string, closed: readonly string[]): string {
  const missing = closed.length === 0 ? "" : `\nNot included, because their rules did not let you in from where you asked or without a second factor:\n${closed.map((folder) => `  ${folder}`).join("\n")}\n`;
  return `Muniment: the data of ${user.name} (${shownEmail(user.email)}), exported ${date}.

profile.json              name, e-mail, formats, theme
ways-in.json              how you can sign in; passwords, keys and codes themselves are never exported
sessions.json             browsers that are or were signed in
security-activity.json    what happened to your account, newest first
memberships.json          organizations, roles, departments, workspaces
workspaces/<organization>/<workspace>/
  conversations/<id>.json your conversations: at most the newest 500 messages of each, with the quotes of documents that you may open today
  documents-uploaded.json documents that you uploaded and may open today; the documents themselves belong to the workspace

All files are JSON in UTF-8; times are ISO 8601 in UTC.
${missing}`;
}
