import { z } from "zod";
import { rateLimitSettings } from "./rate-limit-settings";
import { NEEDED_BY_VECTOR_STORE, vectorSettings } from "./vector-settings";

const flag = z.enum(["0", "1", "true", "false"]).transform((value) => value === "1" || value === "true");
const optional = <T extends z.ZodType>(schema: T) => z.preprocess((value) => (value === "" ? undefined : value), schema.optional());

/** The only reader of process.env. `.env.example` is generated from the descriptions. */
export const envSchema = z.object({
  NODE_ENV: z.enum(["development", "production", "test"]).default("development").describe("Set by the scripts"),
  PORT: z.coerce.number().int().min(0).max(65535).default(3000).describe("Port the web server listens on"),
  HOST: optional(z.string()).describe("Address the web server listens on; default all"),
  APP_URL: optional(z.url()).describe("Public address of the installation, e.g. https://muniment.example.com; default http://localhost:PORT"),
  DATA_DIR: z.string().default(".data").describe("Folder for the embedded database, uploaded documents, the search index and generated secrets"),
  DATABASE_URL: optional(z.string()).describe("Postgres 15+ connection; when set, no embedded database is started"),
  DATABASE_POOL: z.coerce.number().int().min(2).max(200).default(10).describe("Database connections per process"),
  NEXTAUTH_SECRET: optional(z.string().min(32)).describe("Signs session tokens; generated into DATA_DIR when empty"),
  NEXTAUTH_URL: optional(z.url()).describe("Set from APP_URL by the scripts"),
  SIGN_UP: z.enum(["open", "closed"]).default("open").describe("closed: nobody can create a new organization from the sign-up page"),
  ENCRYPTION_KEY: optional(z.string().min(32)).describe("Encrypts secrets in the database; generated into DATA_DIR when empty. Keep it with your backups"),
  SESSION_IDLE_HOURS: z.coerce.number().int().min(1).max(8760).default(168).describe("A session unused for this long ends, in hours"),
  SESSION_DAYS: z.coerce.number().int().min(1).max(365).default(30).describe("Every session ends after this long, in days"),
  SESSION_ROTATE_MINUTES: z.coerce.number().int().min(1).max(1440).default(15).describe("A session's token is replaced after this long, in minutes"),
  GOOGLE_CLIENT_ID: optional(z.string()).describe("OAuth client of Google; with its secret, people may sign in with Google"),
  GOOGLE_CLIENT_SECRET: optional(z.string()).describe("Secret of the Google client"),
  GITHUB_CLIENT_ID: optional(z.string()).describe("OAuth app of GitHub; with its secret, people may sign in with GitHub"),
  GITHUB_CLIENT_SECRET: optional(z.string()).describe("Secret of the GitHub app"),
  ENTRA_CLIENT_ID: optional(z.string()).describe("Application of Microsoft Entra ID; with secret and tenant, people may sign in with Microsoft"),
  ENTRA_CLIENT_SECRET: optional(z.string()).describe("Secret of the Entra application"),
  ENTRA_TENANT_ID: optional(z.uuid()).describe("Directory (tenant) ID of Microsoft Entra ID"),
  OIDC_ISSUER: optional(z.url()).describe("Any other OpenID Connect issuer, e.g. https://login.example.com; with client and secret, people may sign in with it"),
  OIDC_CLIENT_ID: optional(z.string()).describe("Client at the OpenID Connect issuer"),
  OIDC_CLIENT_SECRET: optional(z.string()).describe("Secret of that client"),
  OIDC_NAME: z.string().min(1).max(40).default("single sign-on").describe("What the sign-in page calls the OpenID Connect issuer"),
  EVM_RPC_URL: optional(z.url()).describe("JSON-RPC endpoint of one EVM chain, to ask contract wallets (EIP-1271); without it only key wallets sign in"),
  COSMOS_CHAIN_ID: z.string().regex(/^[A-Za-z0-9_-]{1,48}$/).default("cosmoshub-4").describe("Cosmos chain whose wallets sign in"),
  COSMOS_PREFIX: z.string().regex(/^[a-z]{1,20}$/).default("cosmos").describe("Address prefix of that chain, e.g. osmo"),
  MAX_UPLOAD_MB: z.coerce.number().int().min(1).max(10_240).default(100).describe("Largest document accepted, in megabytes"),
  MAX_DOWNLOAD_MB: z.coerce.number().int().min(1).max(1_000_000).default(4_000).describe("Most that one archive of documents may hold, in megabytes"),
  PAGE_CACHE_MB: z.coerce.number().int().min(10).max(1_000_000).default(1_000).describe("Most that drawn pages of shared documents may take below DATA_DIR/cache, in megabytes"),
  STORAGE: z.enum(["local", "supabase", "s3"]).default("local").describe("Where documents are kept: local (DATA_DIR/storage), supabase or s3 (a private bucket)"),
  SUPABASE_URL: optional(z.url()).describe("Address of the Supabase project, e.g. https://abcdefgh.supabase.co; needed when STORAGE=supabase"),
  SUPABASE_SERVICE_ROLE_KEY: optional(z.string()).describe("Service role key of the Supabase project; needed when STORAGE=supabase; never shown to a browser"),
  SUPABASE_BUCKET: z.string().min(1).default("muniment").describe("Private bucket that holds the documents when STORAGE=supabase"),
  S3_ENDPOINT: optional(z.url()).describe("Address of an S3 server other than Amazon's, e.g. https://minio.example.com"),
  S3_REGION: z.string().min(1).default("us-east-1").describe("Region of the S3 bucket"),
  S3_BUCKET: optional(z.string()).describe("Private bucket that holds the documents; needed when STORAGE=s3"),
  S3_ACCESS_KEY_ID: optional(z.string()).describe("Access key that may read, write, list and delete in the bucket; needed when STORAGE=s3"),
  S3_SECRET_ACCESS_KEY: optional(z.string()).describe("Secret of that key; needed when STORAGE=s3; never shown to a browser"),
  S3_FORCE_PATH_STYLE: flag.default(false).describe("true: the bucket stands in the path instead of the host name, as most servers other than Amazon's want it"),
  INDEX_DIR: optional(z.string()).describe("Search index location: a folder, or s3://bucket/prefix with the S3 settings above; default DATA_DIR/index"),
  ...vectorSettings,
  OPENAI_API_KEY: optional(z.string()).describe("Key of an OpenAI-compatible endpoint; without key and base URL the built-in extractive engine answers"),
  OPENAI_BASE_URL: optional(z.url()).describe("Base URL of an OpenAI-compatible endpoint, e.g. http://localhost:11434/v1"),
  CHAT_MODEL: optional(z.string()).describe("Model that writes answers, e.g. gpt-4o-mini"),
  EMBEDDING_MODEL: optional(z.string()).describe("Embedding model; empty: full-text retrieval only"),
  EMBEDDING_DIMENSIONS: z.coerce.number().int().min(8).max(4096).default(1536).describe("Length of the embedding vectors"),
  CHAT_CONTEXT_WINDOW: z.coerce.number().int().min(2_000).default(16_384).describe("Tokens that CHAT_MODEL reads at most, question, passages and answer together"),
  CHAT_MAX_OUTPUT: z.coerce.number().int().min(64).default(2_048).describe("Tokens kept free for its answer"),
  CHAT_PRICE_IN: optional(z.coerce.number().min(0)).describe("Price of a million tokens that it reads, in US dollars; empty: its answers have no cost"),
  CHAT_PRICE_OUT: optional(z.coerce.number().min(0)).describe("Price of a million tokens that it writes, in US dollars"),
  MODEL_PRIVATE_HOSTS: z
    .string()
    .default("")
    .transform((value) => value.toLowerCase().split(/[,\s]+/).filter(Boolean))
    .describe("Hosts in private networks that organizations may enter as model providers, e.g. ollama.internal:11434,10.0.0.5; * allows all but link-local ones"),
  MODEL_FIRST_BYTE_MS: optional(z.coerce.number().int().min(1000)).describe("Longest wait until a model's answer begins, in milliseconds; default MODEL_TIMEOUT_MS"),
  MODEL_TOTAL_MS: z.coerce.number().int().min(1000).default(600_000).describe("Longest time for one whole answer of a model, in milliseconds"),
  MODEL_TIMEOUT_MS: z.coerce.number().int().min(1000).default(60_000).describe("Longest wait for the next piece of a model's answer, in milliseconds"),
  RERANK_TIMEOUT_MS: z.coerce.number().int().min(500).default(10_000).describe("Longest wait for a reranker's order of the passages, in milliseconds; after it the search's own order stands"),
  WORKER_CONCURRENCY: z.coerce.number().int().min(1).max(64).default(2).describe("Documents extracted at the same time by one worker process"),
  STAGE_TIMEOUT_S: z.coerce.number().int().min(5).default(600).describe("Deadline of one pipeline stage for one document, in seconds"),
  CLAMD_HOST: optional(z.string()).describe("Host of a ClamAV daemon (clamd); with it, or with CLAMD_SOCKET, every upload is scanned before it is read"),
  CLAMD_PORT: z.coerce.number().int().min(1).max(65535).default(3310).describe("Port of that daemon"),
  CLAMD_SOCKET: optional(z.string()).describe("Unix socket of a ClamAV daemon, instead of host and port"),
  CLAMD_TIMEOUT_S: z.coerce.number().min(0.1).max(600).default(60).describe("Longest silence of the virus scanner, in seconds; after it the scan is tried again"),
  OCR_LANGUAGES: z
    .string()
    .regex(/^[a-z]{3}(?:_[A-Za-z]{3,5})?(?:[,+ ]+[a-z]{3}(?:_[A-Za-z]{3,5})?)*$/, "must look like eng or eng,deu")
    .default("eng")
    .transform((value) => value.split(/[,+ ]+/))
    .describe("Languages of scanned pages, most frequent first, e.g. eng,deu; each needs its package @tesseract.js-data/<language> (eng and deu are there)"),
  OCR_MIN_CONFIDENCE: z.coerce.number().min(0).max(1).default(0.55).describe("Scanned pages recognised with less confidence than this, 0 to 1, count as unreadable and are named"),
  OCR_TIMEOUT_S: z.coerce.number().min(0.1).max(20_000).default(7_200).describe("Longest time for the scanned pages of one document, in seconds; what was read until then is kept, and processing it again goes on from there"),
  LOG_LEVEL: z.enum(["fatal", "error", "warn", "info", "debug", "trace", "silent"]).default("info").describe("Least important log line that is written"),
  METRICS_TOKEN: optional(z.string()).describe("Bearer token for operator endpoints that show details"),
  SMTP_URL: optional(z.url({ protocol: /^smtps?$/, error: "must look like smtp://user:password@mail.example.com:587" })).describe(
    "Mail server: smtp://user:password@host:587 (STARTTLS) or smtps://user:password@host:465; add ?tls=off or ?verify=off for a relay of your own. Empty: mail is kept for the operator at /ops/outbox",
  ),
  MAIL_FROM: optional(z.string().regex(/^(?:[^<>@\r\n]*<[^\s<>@]+@[^\s<>@]+>|[^\s<>@]+@[^\s<>@]+)$/, "must be an address, or a name and <an address>")).describe(
    "Sender of the mail, e.g. Muniment <muniment@example.com>; default muniment@ the host of APP_URL",
  ),
  TRUST_PROXY: flag.default(false).describe("true: the visitor's address is the last entry of X-Forwarded-For (only behind one proxy of your own, which appends it)"),
  ...rateLimitSettings,
});

/** Settings that mean something only together. */
const COMPLETE_OR_ABSENT = [
  ["GOOGLE_CLIENT_ID", "GOOGLE_CLIENT_SECRET"],
  ["GITHUB_CLIENT_ID", "GITHUB_CLIENT_SECRET"],
  ["ENTRA_CLIENT_ID", "ENTRA_CLIENT_SECRET", "ENTRA_TENANT_ID"],
  ["OIDC_ISSUER", "OIDC_CLIENT_ID", "OIDC_CLIENT_SECRET"],
] as const;

const NEEDED_BY_STORAGE = {
  local: [],
  supabase: ["SUPABASE_URL", "SUPABASE_SERVICE_ROLE_KEY"],
  s3: ["S3_BUCKET", "S3_ACCESS_KEY_ID", "S3_SECRET_ACCESS_KEY"],
} as const;

/** What one setting demands of another. */
const checkedSchema = envSchema.superRefine((settings, issues) => {
  for (const group of COMPLETE_OR_ABSENT) {
    const missing = group.filter((name) => !settings[name]);
    if (missing.length === group.length) continue;
    for (const name of missing) issues.addIssue({ code: "custom", path: [name], message: `must be set together with ${group.filter((other) => other !== name).join(", ")}` });
  }
  for (const name of NEEDED_BY_STORAGE[settings.STORAGE]) {
    if (!settings[name]) issues.addIssue({ code: "custom", path: [name], message: `must be set when STORAGE=${settings.STORAGE}` });
  }
  for (const name of NEEDED_BY_VECTOR_STORE[settings.VECTOR_STORE]) {
    if (!settings[name]) issues.addIssue({ code: "custom", path: [name], message: `must be set when VECTOR_STORE=${settings.VECTOR_STORE}` });
  }
});

export type Env = z.infer<typeof envSchema>;

const globals = globalThis as typeof globalThis & { munimentEnv?: Env };

export function env(): Env {
  if (!globals.munimentEnv) {
    const parsed = checkedSchema.safeParse(process.env);
    if (!parsed.success) {
      const lines = parsed.error.issues.map((issue) => `  ${issue.path.join(".")}: ${issue.message}`);
      throw new Error(`The environment is not valid:\n${lines.join("\n")}`);
    }
    globals.munimentEnv = Object.freeze(parsed.data);
  }
  return globals.munimentEnv;
}

/** Tests change process.env between cases. */
export function forgetEnv(): void {
  delete globals.munimentEnv;
}

export function appUrl(): string {
  const { APP_URL, NEXTAUTH_URL, PORT } = env();
  return (APP_URL ?? NEXTAUTH_URL ?? `http://localhost:${PORT}`).replace(/\/$/, "");
}

/** The text of `.env.example`. */
export function environmentExample(): string {
  const entries = Object.entries(envSchema.shape).map(([name, schema]) => {
    const parsed = schema.safeParse(undefined);
    const standard = parsed.success && parsed.data !== undefined ? String(parsed.data) : "";
    return `# ${schema.description ?? ""}\n# ${name}=${standard}\n`;
  });
  return `# Every setting, with what applies when it is left out. Copy to .env and remove the # before what you change.\n\n${entries.join("\n")}`;
}
