export interface Engine {
  name: string;
  extractive: boolean;
}

/** What writes the answers, in one line. */
export function EngineHint({ engine }: { engine: Engine }) {
  if (engine.extractive) return "Answers are sentences quoted from your documents; no language model is configured.";
  return (
    <>
      Answers come from your documents, written by <span className="tabular">{engine.name}</span>; each quotation is checked.
    </>
  );
}
