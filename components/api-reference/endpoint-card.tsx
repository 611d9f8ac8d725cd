import { Tag } from "@/components/ui/display/tag";

export interface EndpointCardProps {
  id: string;
  method: string;
  path: string;
  summary: string;
  description?: string | undefined;
  permission: string | null;
  body?: { contentType: string; example?: string | undefined } | undefined;
  answers: readonly { status: string; description: string; example?: string | undefined }[];
}

function Example({ label, text }: { label: string; text: string }) {
  return (
    <details className="mt-3">
      <summary className="cursor-pointer rounded-sm text-sm text-muted hover:text-ink">{label}</summary>
      <pre tabIndex={0} className="mt-2 max-h-96 overflow-auto rounded-md border bg-sunken p-3 font-mono text-xs">
        {text}
      </pre>
    </details>
  );
}

/** One call of the API: what it does, what it needs, what it answers. */
export function EndpointCard({ id, method, path, summary, description, permission, body, answers }: EndpointCardProps) {
  return (
    <section id={id} aria-labelledby={`${id}-title`} className="scroll-mt-6 border-t py-6">
      <h3 id={`${id}-title`} className="text-base">
        {summary}
      </h3>
      <p className="mt-1.5 flex flex-wrap items-center gap-2">
        <code className="font-mono text-sm break-all">
          <span className="text-accent">{method}</span> {path}
        </code>
        {permission && <Tag icon={false}>{permission}</Tag>}
      </p>
      {description && <p className="mt-2 max-w-prose text-sm text-pretty text-muted">{description}</p>}
      <dl className="mt-3 grid gap-x-4 gap-y-1 text-sm sm:grid-cols-[auto_1fr]">
        {answers.map(({ status, description: meaning }) => (
          <div key={status} className="contents">
            <dt className="font-mono tabular-nums">{status}</dt>
            <dd className="text-muted">{meaning}</dd>
          </div>
        ))}
      </dl>
      {body?.example && <Example label={`Example of a request (${body.contentType})`} text={body.example} />}
      {answers.flatMap(({ status, example }) => (example && Number(status) < 300 ? [<Example key={status} label="Example of an answer" text={example} />] : []))}
    </section>
  );
}
