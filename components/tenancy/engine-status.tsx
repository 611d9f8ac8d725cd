import { Tag } from "@/components/ui/display/tag";

interface EngineStatusProps {
  engine: { name: string; extractive: boolean; embeddings: boolean };
}

/** Which model answers and how passages are found; where none is set, how to set one. */
export function EngineStatus({ engine }: EngineStatusProps) {
  return (
    <div className="flex flex-col gap-4 text-sm">
      <dl className="grid gap-x-6 gap-y-4 sm:grid-cols-2">
        <div>
          <dt className="text-muted">Answers are written by</dt>
          <dd className="mt-1 flex flex-wrap items-center gap-2 text-base">
            {engine.extractive ? "The built-in engine" : <span className="tabular">{engine.name}</span>}
            <Tag tone={engine.extractive ? "neutral" : "ok"}>{engine.extractive ? "No model" : "Model"}</Tag>
          </dd>
          <dd className="mt-1 text-muted">
            {engine.extractive
              ? "It answers with sentences from your documents, word for word. It does not rephrase, compare or summarise. Nothing leaves this server."
              : "It writes answers from the passages found. Every quote is checked against its document before it is shown."}
          </dd>
        </div>
        <div>
          <dt className="text-muted">Passages are found by</dt>
          <dd className="mt-1 text-base">{engine.embeddings ? "Words and meaning" : "Words"}</dd>
          <dd className="mt-1 text-muted">
            {engine.embeddings
              ? "Full text and vectors, fused into one ranking."
              : "Full text. With an embedding model, questions in other words find their passage too."}
          </dd>
        </div>
      </dl>
      {(engine.extractive || !engine.embeddings) && <HowToConfigure extractive={engine.extractive} embeddings={engine.embeddings} />}
    </div>
  );
}

function HowToConfigure({ extractive, embeddings }: { extractive: boolean; embeddings: boolean }) {
  const lines = [
    ...(extractive
      ? ["OPENAI_BASE_URL=http://localhost:11434/v1   # any OpenAI-compatible endpoint", "OPENAI_API_KEY=…", "CHAT_MODEL=…"]
      : []),
    ...(embeddings ? [] : ["EMBEDDING_MODEL=…"]),
  ];
  return (
    <details className="rounded-md border bg-sunken px-4 py-3">
      <summary className="font-medium">{extractive ? "Let a model answer" : "Find passages by meaning"}</summary>
      <p className="mt-2 text-muted">Set these in the environment or in the file .env beside package.json, and start Muniment again:</p>
      <pre tabIndex={0} aria-label="Settings" className="tabular mt-2 overflow-x-auto whitespace-pre">
        {lines.join("\n")}
      </pre>
    </details>
  );
}
