import type { Metadata } from "next";
import { headers } from "next/headers";
import { AskScreen } from "@/components/chat/ask-screen";
import { loadAskableAgents } from "@/lib/domains/agents/loaders";
import { loadEngine, loadSuggestedQuestions } from "@/lib/domains/chat/loaders";
import { loadDocument, loadDocuments } from "@/lib/domains/dataroom/loaders";
import { loadAskableBases } from "@/lib/domains/knowledge/bases/loaders";
import { loadProjects } from "@/lib/domains/tenancy/loaders";
import { isId } from "@/lib/kernel/ids";

export const metadata: Metadata = { title: "Ask" };

const MOST_DOCUMENTS = 10;
const MOST_QUESTIONS = 5;

interface AskPageProps {
  params: Promise<{ org: string; workspace: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

/** ?q= asks at once, ?documents=id,id looks only there, ?base= only in that knowledge base, ?agent= is who answers. */
export default async function AskPage({ params, searchParams }: AskPageProps) {
  const [{ org, workspace }, query, requestHeaders] = await Promise.all([params, searchParams, headers()]);
  const address = { organization: org, workspace };
  const ids = text(query.documents).split(",").filter(Boolean).slice(0, MOST_DOCUMENTS);
  const [bases, projects, library, agents, suggested, documents] = await Promise.all([
    loadAskableBases(address),
    loadProjects(address),
    loadDocuments(address, { limit: 1 }),
    loadAskableAgents(address),
    loadSuggestedQuestions(address, { documentIds: ids.filter(isId) }),
    Promise.all(ids.map(async (id) => (await loadDocument(address, id)).document)),
  ]);
  const question = text(query.q).trim();
  const agent = agents.find(({ ref }) => ref === text(query.agent))?.ref;
  const base = bases.find(({ id }) => id === text(query.base))?.id;
  // A link on another site may fill the box, but not ask in someone's name.
  const ours = requestHeaders.get("sec-fetch-site") !== "cross-site";
  return (
    <AskScreen
      address={address}
      engine={await loadEngine(address)}
      projects={projects.data.map(({ id, name }) => ({ id, name }))}
      documents={documents.map(({ id, name }) => ({ id, name }))}
      questions={ids.length > 0 ? suggested : [...(projects.data.find((project) => project.isSample)?.questions ?? []), ...suggested].slice(0, MOST_QUESTIONS)}
      hasDocuments={library.total > 0}
      agents={agents}
      bases={bases}
      {...(base ? { base } : {})}
      {...(agent ? { agent } : {})}
      {...(question ? (ours ? { startWith: question } : { prefill: question }) : {})}
    />
  );
}

function text(value: string | string[] | undefined): string {
  return (Array.isArray(value) ? value[0] : value) ?? "";
}
