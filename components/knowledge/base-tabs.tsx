import Link from "next/link";
import { knowledgePath, type WorkspaceAddress } from "@/lib/client/workspace-urls";

const TABS = { sources: "Sources", chunking: "Chunking", test: "Retrieval test", evaluation: "Evaluation", statistics: "Statistics" } as const;
export type BaseTab = keyof typeof TABS;

export function baseTabOf(value: string | undefined): BaseTab {
  return (Object.keys(TABS) as BaseTab[]).find((tab) => tab === value) ?? "sources";
}

export function BaseTabs({ address, baseId, tab }: { address: WorkspaceAddress; baseId: string; tab: BaseTab }) {
  return (
    <nav aria-label="Of this knowledge base" className="mt-5 mb-5 flex gap-5 overflow-x-auto border-b">
      {(Object.keys(TABS) as BaseTab[]).map((one) => (
        <Link
          key={one}
          href={knowledgePath(address, baseId, { tab: one === "sources" ? null : one })}
          aria-current={one === tab ? "page" : undefined}
          className="tap -mb-px flex h-10 items-center border-b-2 border-transparent text-sm whitespace-nowrap text-muted hover:text-ink aria-[current=page]:border-accent aria-[current=page]:font-medium aria-[current=page]:text-ink"
        >
          {TABS[one]}
        </Link>
      ))}
    </nav>
  );
}
