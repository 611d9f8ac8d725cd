import type { Metadata } from "next";
import { EndpointCard } from "@/components/api-reference/endpoint-card";
import { MarketingFrame } from "@/components/shell/marketing-frame";
import { apiReference } from "@/lib/transport/api/reference";

export const metadata: Metadata = { title: "API" };

const FIRST_CALL = `curl https://your-server/api/v1/chat/completions \\
  -H "Authorization: Bearer mun_…" -H "Content-Type: application/json" \\
  -d '{"model":"muniment","messages":[{"role":"user","content":"Which fire rating do the lobby doors have?"}]}'`;

export default function ApiReferencePage() {
  const sections = apiReference();
  return (
    <MarketingFrame signInHref="/sign-in" signUpHref="/sign-up">
      <div className="mx-auto grid max-w-6xl gap-x-12 px-6 pt-6 pb-20 lg:grid-cols-[13rem_1fr]">
        <nav aria-label="Calls" className="hidden py-6 text-sm lg:block">
          {sections.map(({ tag, calls }) => (
            <div key={tag} className="mb-5">
              <p>{tag}</p>
              <ul className="mt-1.5 flex flex-col gap-1 text-muted">
                {calls.map((call) => (
                  <li key={call.id}>
                    <a href={`#${call.id}`} className="rounded-sm hover:text-ink hover:underline">
                      {call.summary}
                    </a>
                  </li>
                ))}
              </ul>
            </div>
          ))}
        </nav>
        <div className="min-w-0">
          <h1 className="font-serif text-2xl tracking-tight">API</h1>
          <div className="mt-3 flex max-w-prose flex-col gap-3 text-base text-pretty text-muted">
            <p>
              Everything a program needs to keep documents here and to ask them. An API key belongs to one workspace; make one in its
              settings and send it as a bearer token. It can do at most what the person who made it can do.
            </p>
            <p>
              Errors are problem details with a stable code and a request id. Any OpenAI client works with <code className="font-mono text-sm">/api/v1</code> as
              its base URL. For generators there is the <a href="/api/v1/openapi.json">OpenAPI description</a>.
            </p>
          </div>
          <pre tabIndex={0} className="mt-5 overflow-auto rounded-md border bg-sunken p-4 font-mono text-xs">
            {FIRST_CALL}
          </pre>
          {sections.map(({ tag, calls }) => (
            <section key={tag} aria-label={tag} className="mt-10">
              <h2 className="mb-3 text-lg">{tag}</h2>
              {calls.map((call) => (
                <EndpointCard key={call.id} {...call} />
              ))}
            </section>
          ))}
        </div>
      </div>
    </MarketingFrame>
  );
}
