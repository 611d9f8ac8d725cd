import { Plus, X } from "lucide-react";
import { SectionCard } from "@/components/patterns/section-card";
import { Button } from "@/components/ui/controls/button";
import { IconButton } from "@/components/ui/controls/icon-button";
import { Input } from "@/components/ui/controls/input";
import { Select } from "@/components/ui/controls/select";
import type { Handover } from "@/lib/domains/agents/schema";
import type { FieldsProps } from "./face-fields";

const MOST = 20;

/** To whom it hands over; the words that propose it are matched as beginnings of words. */
export function HandoverFields({ draft: { handovers }, onChange, errors, choices }: FieldsProps) {
  const change = (at: number, part: Partial<Handover>) => onChange({ handovers: handovers.map((rule, index) => (index === at ? { ...rule, ...part } : rule)) });
  const error = Object.entries(errors).find(([field]) => field.startsWith("handovers"))?.[1];
  const options = choices.agents.map(({ id, name }) => ({ value: id, label: name }));
  return (
    <SectionCard id="handovers" title="Hand-over" description="When a question uses one of the words, the answer proposes to go on with that specialist.">
      <ul className="flex flex-col gap-3">
        {handovers.map((rule, at) => (
          <li key={at} className="flex items-start gap-1">
            <div className="grid min-w-0 flex-1 gap-1.5 sm:grid-cols-3">
              <Select aria-label={`Specialist, rule ${at + 1}`} placeholder="Specialist" options={options} value={rule.to} onValueChange={(to) => change(at, { to })} />
              <Input aria-label={`When, rule ${at + 1}`} placeholder="When …" value={rule.when} maxLength={300} onChange={(event) => change(at, { when: event.target.value })} />
              <Input
                aria-label={`Words, rule ${at + 1}`}
                placeholder="Words, separated by commas"
                value={rule.words.join(",")}
                onChange={(event) => change(at, { words: event.target.value === "" ? [] : event.target.value.split(",").map((word) => word.replace(/^\s+/u, "")) })}
              />
            </div>
            <IconButton label={`Remove rule ${at + 1}`} icon={<X />} onClick={() => onChange({ handovers: handovers.filter((_, index) => index !== at) })} />
          </li>
        ))}
      </ul>
      <p role="alert" className="mt-1 text-sm text-danger empty:hidden">
        {error}
      </p>
      {handovers.length < MOST && options[0] && (
        <Button variant="ghost" size="sm" className="mt-2" icon={<Plus aria-hidden />} onClick={() => onChange({ handovers: [...handovers, { to: options[0]?.value ?? "", when: "", words: [] }] })}>
          Add a rule
        </Button>
      )}
    </SectionCard>
  );
}
