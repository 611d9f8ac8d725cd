import { Bot, Plus } from "lucide-react";
import Link from "next/link";
import { EmptyState } from "@/components/patterns/empty-state";
import { buttonClass } from "@/components/ui/controls/button";
import { Input } from "@/components/ui/controls/input";
import { agentPath, agentsPath, type WorkspaceAddress } from "@/lib/client/workspace-urls";
import type { AgentAbilities } from "@/lib/domains/agents/policy";
import type { AgentRowDto, AgentSummaryDto } from "@/lib/domains/agents/schema";
import { LibraryList } from "./library-list";
import { OwnAgents } from "./own-agents";

const LISTS = { library: "Library", own: "Ours", deleted: "Deleted" } as const;
export type AgentList = keyof typeof LISTS;

export function agentListOf(value: string | undefined): AgentList {
  return value === "own" || value === "deleted" ? value : "library";
}

interface AgentsScreenProps {
  address: WorkspaceAddress;
  list: AgentList;
  q: string;
  library: readonly AgentSummaryDto[];
  own: { data: readonly AgentRowDto[]; total: number };
  can: AgentAbilities;
}

/** Who can be asked: the product's specialists and the workspace's own. */
export function AgentsScreen({ address, list, q, library, own, can }: AgentsScreenProps) {
  const shown = list === "library" ? library.length : own.data.length;
  return (
    <div className="mx-auto w-full max-w-4xl px-4 py-5 lg:px-6">
      <div className="mb-5 flex flex-wrap items-center gap-3">
        <nav aria-label="Which agents" className="flex gap-1">
          {(Object.keys(LISTS) as AgentList[])
            .filter((one) => one !== "deleted" || can.manage)
            .map((one) => (
              <Link key={one} href={agentsPath(address, { list: one === "library" ? null : one, q })} aria-current={one === list ? "page" : undefined} className={buttonClass(one === list ? "secondary" : "ghost", "sm")}>
                {LISTS[one]}
              </Link>
            ))}
        </nav>
        <form action={agentsPath(address)} className="ml-auto w-full sm:w-64" role="search">
          {list !== "library" && <input type="hidden" name="list" value={list} />}
          <Input name="q" type="search" defaultValue={q} placeholder="Find an agent" aria-label="Find an agent" maxLength={100} />
        </form>
      </div>
      {shown === 0 ? (
        <NoAgents {...{ address, list, q, can }} />
      ) : list === "library" ? (
        <LibraryList address={address} agents={library} canAsk={can.ask} />
      ) : (
        <OwnAgents address={address} agents={own.data} can={can} deleted={list === "deleted"} />
      )}
    </div>
  );
}

function NoAgents({ address, list, q, can }: Pick<AgentsScreenProps, "address" | "list" | "q" | "can">) {
  if (q) {
    return (
      <EmptyState icon={<Bot />} title={`No agent matches “${q}”`} actions={<Link href={agentsPath(address, { list })} className={buttonClass()}>Show all</Link>}>
        Names and summaries were searched.
      </EmptyState>
    );
  }
  if (list === "deleted") return <EmptyState icon={<Bot />} title="No agent was deleted">Deleted agents wait here and can be reactivated.</EmptyState>;
  const create = (
    <Link href={agentPath(address, "new")} className={buttonClass("primary")}>
      <Plus aria-hidden />
      New agent
    </Link>
  );
  return (
    <EmptyState icon={<Bot />} title="There are no agents of your own yet" actions={can.manage && create}>
      {can.manage ? "Write one for your way of working, or open a specialist of the library and clone it." : "Ask somebody who edits this workspace for one; the library's specialists answer meanwhile."}
    </EmptyState>
  );
}
