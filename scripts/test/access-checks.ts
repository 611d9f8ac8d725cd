import { expect } from "vitest";
import { Prisma } from "@/lib/db/generated/client";
import { inTenant, type TenantTx } from "@/lib/db/tenant";
import { streamAnswer } from "@/lib/domains/chat/answer-stream";
import { WITHHELD_ANSWER } from "@/lib/domains/chat/labels";
import { listConversations, listMessages } from "@/lib/domains/chat/queries/conversations";
import { listFolders } from "@/lib/domains/dataroom/folders/queries/folder-rows";
import { hidingRules } from "@/lib/domains/dataroom/policy";
import { getDocument, getVersionFile, listPages, listVersions } from "@/lib/domains/dataroom/queries/get-document";
import { listDocuments } from "@/lib/domains/dataroom/queries/list-documents";
import { visibleDocumentsSql } from "@/lib/domains/dataroom/visibility";
import { searchPassages } from "@/lib/domains/knowledge/search-passages";
import { sharedDocuments } from "@/lib/domains/sharing/queries/shared-documents";
import { contextFromSharing } from "@/lib/domains/tenancy/contexts";
import { listProjects } from "@/lib/domains/tenancy/queries/projects";
import { isAppError } from "@/lib/kernel/app-error";
import type { TenantContext } from "@/lib/kernel/context";
import { listEventsAfter } from "@/lib/registry/visible-events";
import { listApiDocuments } from "@/lib/transport/api/documents";
import { sendDocument } from "@/lib/transport/send-document";
import { allows, foldersAround, isPutAway, mayAsk, mayEnter, mayOpenFolder, mayOpenProject, mayReadDocuments, maySearch, maySee, mayShow, whyHidden } from "./access-oracle";
import { authorityOf, COMMON_WORD, type Paper, type Person, type World } from "./access-world";
import { linkToAll } from "./access-links";

const sorted = (ids: Iterable<string>) => [...new Set(ids)].sort();
const idsOf = (papers: readonly Paper[]) => sorted(papers.map((paper) => paper.id));

/** Every way on which a document, or anything of it, reaches this person; all of them must agree with the oracle. Answers with the number of comparisons. */
export class AccessChecks {
  count = 0;
  private turn = 0;
  private readonly links = new Map<string, string>();

  constructor(private readonly world: World) {}

  private same(actual: unknown, expected: unknown, what: string): void {
    this.count += 1;
    expect(actual, what).toEqual(expected);
  }

  private within(actual: Iterable<string>, allowed: readonly string[], what: string): void {
    this.count += 1;
    expect([...actual].filter((id) => !allowed.includes(id)), what).toEqual([]);
  }

  /** `fresh`: the index has caught up, so that a search finds all and not only nothing more. */
  async person(person: Person, { fresh, thorough }: { fresh: boolean; thorough: boolean }): Promise<void> {
    const ctx = await authorityOf(this.world, person);
    await this.shared(person);
    this.same(ctx !== null, mayEnter(this.world, person), "enters");
    if (!ctx) return;
    const seen = this.world.papers.filter((paper) => maySee(this.world, person, paper));
    const [standing, trashed] = [seen.filter((paper) => !isPutAway(paper)), seen.filter((paper) => paper.trashed && !paper.project.archived)];
    await this.lists(ctx, person, standing, trashed);
    await this.passages(ctx, person, idsOf(standing), fresh);
    await this.conversations(ctx, person);
    await this.events(ctx, person, idsOf(seen));
    if (thorough) await this.oneByOne(ctx, idsOf(standing));
  }

  private async lists(ctx: TenantContext, person: Person, standing: Paper[], trashed: Paper[]): Promise<void> {
    const expected = idsOf(standing);
    await inTenant(ctx, async (tx) => {
      const paged: string[] = [];
      for (let cursor: string | null | undefined; cursor !== null; ) {
        const page: Awaited<ReturnType<typeof listDocuments>> = await listDocuments(tx, { limit: 9, ...(cursor ? { cursor } : {}) });
        this.same(page.total, standing.length, "count");
        paged.push(...page.data.map((row) => row.id));
        cursor = page.nextCursor;
      }
      this.same(sorted(paged), expected, "list");
      this.same(sorted((await listDocuments(tx, { trashed: true, limit: 100 })).data.map((row) => row.id)), idsOf(trashed), "trash");
      this.same((await listDocuments(tx, { q: "paper", limit: 1 })).total, standing.length, "count of names found");
      const folders = mayReadDocuments(this.world, person) ? this.world.folders.filter((folder) => !folder.project.archived && mayOpenFolder(person, folder)) : [];
      this.same(sorted((await listFolders(tx)).map((row) => row.id)), sorted(folders.map((folder) => folder.id)), "folders");
      for (const folder of this.world.folders.slice(0, 4)) {
        this.same((await listDocuments(tx, { folderId: folder.id, limit: 1 })).total, standing.filter((paper) => paper.folder === folder).length, "count in a folder");
      }
      for (const project of this.world.projects.slice(0, 3)) {
        this.same((await listDocuments(tx, { projectId: project.id, limit: 1 })).total, standing.filter((paper) => paper.project === project).length, "count in a project");
      }
      this.same(sorted((await listProjects(tx)).data.map((row) => row.id)), sorted(this.world.projects.filter((p) => !p.archived && mayOpenProject(person, p)).map((p) => p.id)), "projects");
      await this.pair(tx, person);
    });
    const api = listApiDocuments(ctx, new URLSearchParams({ limit: "100" })).then((list) => sorted(list.data.map((row) => row.id)), codeOf);
    this.same(await api, mayReadDocuments(this.world, person) ? expected : "forbidden", "API list");
  }

  /** What visitors of a link see that this person made to everything there is. */
  private async shared(person: Person): Promise<void> {
    const linkId = this.links.get(person.id) ?? (await linkToAll(this.world, person));
    this.links.set(person.id, linkId);
    const ctx = await contextFromSharing({ name: "test", id: linkId, linkId });
    const documents = ctx ? await inTenant(ctx, (tx) => sharedDocuments(tx, linkId)) : [];
    this.same(sorted(documents.map((document) => document.documentId)), idsOf(this.world.papers.filter((paper) => mayShow(this.world, person, paper))), "shared by a link");
  }

  /** The rules as a function and the rules as a filter. */
  private async pair(tx: TenantTx, person: Person): Promise<void> {
    const { ctx } = tx;
    const projects = this.world.projects.filter((project) => project.members.includes(person.id)).map((project) => project.id);
    const rows = await tx.rows<{ id: string }>(Prisma.sql`SELECT d.id FROM documents d JOIN projects p ON p.id = d.project_id WHERE ${visibleDocumentsSql(ctx, { trashed: "either" })}`);
    const filtered = new Set(rows.map((row) => row.id));
    for (const paper of this.world.papers) {
      const rules = hidingRules({ ...ctx, projects }, { projectId: paper.project.id, projectAccess: paper.project.access, sensitivity: paper.level, departments: paper.departments, folders: foldersAround(paper).map((folder) => ({ minSensitivity: folder.level, departments: folder.departments })) });
      this.same([rules, filtered.has(paper.id)], [whyHidden(this.world, person, paper), rules.length === 0], "rule and filter");
    }
  }

  private async passages(ctx: TenantContext, person: Person, allowed: string[], fresh: boolean): Promise<void> {
    const found = await searchPassages(ctx, { query: COMMON_WORD, limit: 100 }).then((passages) => sorted(passages.map((passage) => passage.documentId)), codeOf);
    if (!maySearch(this.world, person)) this.same(found, "forbidden", "search");
    else if (fresh) this.same(found, allowed, "search");
    else this.within(found, allowed, "search");
    const named = await searchPassages(ctx, { query: COMMON_WORD, limit: 100, documentIds: this.world.papers.map((paper) => paper.id) }).then((passages) => passages.map((passage) => passage.documentId), () => []);
    this.within(named, allowed, "search in named documents");
    const answer = streamAnswer(ctx, { question: `What weighs the ${COMMON_WORD}?`, history: [], signal: new AbortController().signal });
    const parts: string[] = [];
    const asked = await (async () => {
      for (let next = await answer.next(); !next.done; next = await answer.next()) {
        if (next.value.type === "passages") parts.push(...next.value.shown.map((passage) => passage.documentId));
        if (next.value.type === "citation") parts.push(next.value.citation.documentId);
      }
      return "answered";
    })().catch(codeOf);
    this.same(asked, mayAsk(this.world, person) ? "answered" : "forbidden", "ask");
    this.within(parts, allowed, "passages of an answer");
  }

  /** Answers given before: what they cite, and their words. */
  private async conversations(ctx: TenantContext, person: Person): Promise<void> {
    if (!allows(this.world, person, "chat:ask")) return;
    const byId = new Map(this.world.papers.map((paper) => [paper.id, paper]));
    await inTenant(ctx, async (tx) => {
      for (const conversation of (await listConversations(tx)).data) {
        for (const message of (await listMessages(tx, conversation.id)).filter((entry) => entry.role === "assistant")) {
          const cited = await tx.db.citation.findMany({ where: { messageId: message.id }, select: { documentId: true, quote: true } });
          const hidden = cited.filter((citation) => { const paper = byId.get(citation.documentId); return !paper || !maySee(this.world, person, paper); });
          this.within(message.citations.map((citation) => citation.documentId), this.world.papers.filter((paper) => !isPutAway(paper) && maySee(this.world, person, paper)).map((paper) => paper.id), "citations");
          this.same(message.content === WITHHELD_ANSWER, hidden.length > 0, "an old answer's words");
          this.same(hidden.filter((citation) => message.content.includes(citation.quote)), [], "a quote");
        }
      }
    });
  }

  private async events(ctx: TenantContext, person: Person, seen: string[]): Promise<void> {
    const conversations = await inTenant(ctx, (tx) => tx.db.conversation.findMany({ where: { ownerId: person.id }, select: { id: true } }));
    const projects = allows(this.world, person, "projects:read") ? this.world.projects.filter((project) => mayOpenProject(person, project)).map((project) => project.id) : [];
    await inTenant(ctx, async (tx) => {
      for (let [after, done] = [0n, false]; !done; ) {
        const { events, last } = await listEventsAfter(tx, after);
        const objects = (type: string) => events.filter((event) => event.objectType === type).map((event) => event.objectId ?? "");
        this.within(objects("document"), seen, "events of documents");
        this.within(objects("project"), projects, "events of projects");
        this.within(objects("conversation"), conversations.map((row) => row.id), "events of conversations");
        this.within(events.map((event) => event.objectType), ["document", "project", "conversation"], "kinds of events");
        done = last === after;
        after = last;
      }
    });
  }

  private async oneByOne(ctx: TenantContext, allowed: string[]): Promise<void> {
    // Every third, another third for the next person: one by one costs more than all the lists.
    const start = (this.turn += 1) % 3;
    for (const { id: documentId } of this.world.papers.filter((_, n) => n % 3 === start)) {
      const expected = allowed.includes(documentId) ? "opened" : ctx.permissions.has("documents:read") ? "not_found" : "forbidden";
      const file = await sendDocument(ctx, new Request("http://localhost/"), { documentId, as: "attachment" }).then((response) => response.body?.cancel().then(() => "opened"), codeOf);
      this.same(file, expected, "bytes");
      const reads = await inTenant(ctx, async (tx) => {
        const answers: string[] = [];
        for (const read of [getDocument, listVersions, (t: TenantTx, id: string) => listPages(t, { documentId: id }), (t: TenantTx, id: string) => getVersionFile(t, { documentId: id })]) {
          answers.push(await read(tx, documentId).then(() => "opened", codeOf));
        }
        return answers;
      });
      this.same([...new Set(reads)], [expected === "opened" ? "opened" : "not_found"], "one by one");
    }
  }
}

function codeOf(error: unknown): string {
  if (isAppError(error)) return error.code;
  throw error;
}
