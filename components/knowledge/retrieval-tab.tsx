import { SectionCard } from "@/components/patterns/section-card";
import { Button } from "@/components/ui/controls/button";
import { Input } from "@/components/ui/controls/input";
import { knowledgePath, type WorkspaceAddress } from "@/lib/client/workspace-urls";
import type { BaseDto, RetrievalTestDto } from "@/lib/domains/knowledge/bases/schema";
import { RetrievalForm } from "./retrieval-form";
import { RetrievalHits } from "./retrieval-hits";

interface RetrievalTabProps {
  address: WorkspaceAddress;
  base: BaseDto;
  canManage: boolean;
  q: string;
  test: { result: RetrievalTestDto } | { message: string } | null;
}

export function RetrievalTab({ address, base, canManage, q, test }: RetrievalTabProps) {
  return (
    <>
      <form action={knowledgePath(address, base.id)} role="search" className="flex gap-2">
        <input type="hidden" name="tab" value="test" />
        <Input name="q" type="search" defaultValue={q} aria-label="Question to test" placeholder="Ask as a reader would" maxLength={4_000} required />
        <Button type="submit" variant="primary">
          Test
        </Button>
      </form>
      {test && ("result" in test ? <RetrievalHits address={address} test={test.result} /> : <p role="alert" className="mt-4 text-sm text-danger">{test.message}</p>)}
      {canManage && (
        <div className="mt-8">
          <SectionCard id="retrieval" title="Retrieval settings" description="They hold for the next question; nothing has to be indexed again.">
            <RetrievalForm key={JSON.stringify(base.retrieval)} address={address} baseId={base.id} settings={base.retrieval} />
          </SectionCard>
        </div>
      )}
    </>
  );
}
