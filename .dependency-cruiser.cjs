/** The architecture's import rules. There is no allow-list; a rule that proves wrong changes here, with a record in docs/adr. */

const domains = {
  identity: [],
  tenancy: ["identity"],
  dataroom: ["identity", "tenancy"],
  models: ["identity", "tenancy"],
  knowledge: ["identity", "tenancy", "dataroom", "models"],
  agents: ["identity", "tenancy", "dataroom", "models", "knowledge"],
  chat: ["identity", "tenancy", "dataroom", "models", "knowledge", "agents"],
  sharing: ["identity", "tenancy", "dataroom", "models", "knowledge", "agents", "chat"],
  evaluation: ["identity", "tenancy", "dataroom", "models", "knowledge", "agents", "chat"],
  ops: [],
};

const domainEdges = Object.entries(domains).map(([name, allowed]) => ({
  name: `domain-${name}`,
  comment: `${name} may use: ${allowed.join(", ") || "no other domain"}`,
  severity: "error",
  from: { path: `^lib/domains/${name}/` },
  to: { path: "^lib/domains/", pathNot: [name, ...allowed].map((other) => `^lib/domains/${other}/`) },
}));

// What a request or the UI binds; everything else in a domain is its core.
const bindings = "(actions|loaders|contexts)\\.tsx?$";
const tests = "\\.(test|spec)\\.tsx?$";

module.exports = {
  forbidden: [
    { name: "no-cycles", severity: "error", from: {}, to: { circular: true } },
    { name: "no-unresolved", severity: "error", from: {}, to: { couldNotResolve: true, pathNot: "^(server-only|next/)" } },
    { name: "kernel-is-the-floor", severity: "error", from: { path: "^lib/kernel/", pathNot: tests }, to: { path: "^(lib/(?!kernel/)|app/|components/)" } },
    { name: "db-and-adapters-see-the-kernel", severity: "error", from: { path: "^lib/db/", pathNot: tests }, to: { path: "^(lib/(?!kernel/|db/)|app/|components/)" } },
    {
      name: "adapters-see-the-kernel",
      comment: "The job queue and the rate limits speak to Postgres through the one pool.",
      severity: "error",
      from: { path: "^lib/adapters/", pathNot: [tests, "^lib/adapters/(queue|rate-limit)/"] },
      to: { path: "^(lib/(?!kernel/|adapters/)|app/|components/)" },
    },
    { name: "queue-and-limits-see-the-pool", severity: "error", from: { path: "^lib/adapters/(queue|rate-limit)/", pathNot: tests }, to: { path: "^(lib/(?!kernel/|adapters/|db/client)|app/|components/)" } },
    {
      name: "shared-faces-are-pure",
      comment: "schema, policy, events and labels run in the browser too.",
      severity: "error",
      from: { path: "^lib/domains/.+/(schema|policy|events|labels)\\.ts$" },
      to: { path: "^(lib/(?!kernel/|domains/.+/(schema|policy|events|labels)\\.ts)|app/|components/)" },
    },
    {
      name: "core-receives-its-context",
      comment: "A verb is given ctx; it never mints one, and knows nothing of requests.",
      severity: "error",
      from: { path: "^lib/domains/", pathNot: [`/${bindings}`, tests] },
      to: { path: ["^lib/(transport|registry|worker|client)/", `^lib/domains/.+/${bindings}`] },
    },
    ...domainEdges,
    {
      name: "only-contexts-mint",
      severity: "error",
      from: { path: "^(lib|app|components|scripts)/", pathNot: ["^lib/domains/tenancy/contexts\\.ts$", tests, "^scripts/test/"] },
      to: { path: "^lib/kernel/mint-context" },
    },
    {
      name: "unscoped-by-few",
      severity: "error",
      from: {
        path: "^(lib|app|components|scripts)/",
        pathNot: ["^lib/(db|worker)/", "^lib/domains/(identity|tenancy|ops)/", "^scripts/(cli|test)/", tests],
      },
      to: { path: "^lib/db/unscoped" },
    },
    {
      name: "pages-read-through-loaders",
      severity: "error",
      from: { path: "^app/(?!api/)" },
      to: { path: ["^lib/(db|adapters|registry|worker)/", "^lib/domains/.+/(queries|commands|jobs)"] },
    },
    { name: "api-has-no-loaders", severity: "error", from: { path: "^app/api/" }, to: { path: "^lib/domains/.+/loaders" } },
    { name: "primitives-know-no-domain", severity: "error", from: { path: "^components/(ui|patterns|shell)/", pathNot: tests }, to: { path: "^(lib/(?!client/|kernel/)|app/|components/(?!ui/|patterns/|shell/))" } },
    {
      name: "feature-ui-sees-the-client-face",
      severity: "error",
      from: { path: "^components/(?!ui/|patterns/|shell/)", pathNot: tests },
      to: { path: "^lib/", pathNot: ["^lib/client/", "^lib/kernel/", "^lib/transport/result\\.ts$", "^lib/domains/.+/(schema|policy|events|labels|actions)\\.ts$"] },
    },
    {
      name: "feature-ui-sees-its-own-domain",
      severity: "error",
      from: { path: "^components/(?!ui/|patterns/|shell/)([^/]+)/", pathNot: tests },
      to: { path: "^lib/domains/.+/actions", pathNot: "^lib/domains/$1/" },
    },
    { name: "features-do-not-mix", severity: "error", from: { path: "^components/(?!ui/|patterns/|shell/)([^/]+)/" }, to: { path: "^components/(?!ui/|patterns/|shell/)", pathNot: "^components/$1/" } },
    { name: "lib-knows-no-ui", severity: "error", from: { path: "^lib/", pathNot: tests }, to: { path: "^(app|components)/" } },
    {
      name: "vendors-behind-adapters",
      severity: "error",
      from: { path: "^(lib|app|components)/", pathNot: ["^lib/adapters/", tests] },
      to: {
        path: "^node_modules/(@lancedb|apache-arrow|openai|@ai-sdk/openai|pg-boss|stripe|@pinecone-database|@redis|@supabase|@aws-sdk|nodemailer|mammoth|pdf-parse|@e965|file-type|yauzl|sanitize-html|@node-rs|busboy|viem|@noble|@scure|otplib|@simplewebauthn/server|rate-limiter-flexible|qrcode|fflate|@napi-rs|@tus|mathjs)(/|$)",
      },
    },
    { name: "postgres-behind-db", severity: "error", from: { path: "^(lib|app|components)/", pathNot: ["^lib/(db|adapters)/", tests] }, to: { path: "^node_modules/(pg|@prisma)(/|$)" } },
    { name: "middleware-sees-the-edge", severity: "error", from: { path: "^middleware\\.ts$" }, to: { path: "^(lib/(?!edge/)|app/|components/)" } },
    { name: "edge-is-thin", severity: "error", from: { path: "^lib/edge/", pathNot: tests }, to: { path: "^(lib/(?!edge/|kernel/)|app/|components/)" } },
    { name: "product-without-workbench", comment: "Tests, benches and scripts use the product, not the other way round.", severity: "error", from: { path: "^(lib|app|components)/", pathNot: tests }, to: { path: "^(scripts|e2e|bench|evals)/" } },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    exclude: { path: "^lib/db/generated/" },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    enhancedResolveOptions: { exportsFields: ["exports"], conditionNames: ["import", "require", "node", "default", "types"], mainFields: ["module", "main", "types"] },
  },
};
