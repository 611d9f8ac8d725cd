// Bundles the programs that run outside Next into .build. Packages stay in node_modules: native modules need their own files.
import { existsSync } from "node:fs";
import path from "node:path";
import { build } from "esbuild";
import { BUNDLES, ROOT } from "./launcher/places.mjs";

const PROGRAMS = {
  migrate: "scripts/migrate.ts",
  worker: "lib/worker/main.ts",
  "extract-thread": "lib/adapters/extraction/thread.ts",
  "ocr-process": "lib/adapters/ocr/process.ts",
  "page-process": "lib/adapters/pages/process.ts",
  cli: "scripts/cli/main.ts",
};

// Only React's bundler understands `server-only`; here everything is the server.
const serverOnly = {
  name: "server-only",
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^server-only$/ }, () => ({ path: "server-only", namespace: "empty" }));
    onLoad({ filter: /.*/, namespace: "empty" }, () => ({ contents: "" }));
  },
};

// Before the option `packages: external` claims it as a package.
const projectRoot = {
  name: "project-root",
  setup({ onResolve, resolve }) {
    onResolve({ filter: /^@\// }, ({ path: name, kind }) => resolve(`./${name.slice(2)}`, { kind, resolveDir: ROOT }));
  },
};

// The domains' request-facing files import Next; a program without requests must neither load it nor fail on it. Node, unlike
// Next's bundler, wants the file's ending.
const requestsOnly = {
  name: "requests-only",
  setup({ onResolve }) {
    onResolve({ filter: /^(?:next|next-auth|react)(?:\/|$)/ }, ({ path: name }) => {
      return { path: /^next\/[a-z]+$/.test(name) ? `${name}.js` : name, external: true, sideEffects: false };
    });
  },
};

export async function buildPrograms() {
  const entryPoints = Object.fromEntries(Object.entries(PROGRAMS).filter(([, file]) => existsSync(path.join(ROOT, file))));
  await build({
    absWorkingDir: ROOT,
    entryPoints,
    outdir: BUNDLES,
    outExtension: { ".js": ".mjs" },
    bundle: true,
    splitting: false,
    platform: "node",
    target: "node20",
    format: "esm",
    packages: "external",
    jsx: "automatic",
    plugins: [serverOnly, requestsOnly, projectRoot],
    sourcemap: "linked",
    logLevel: "warning",
  });
}

if (process.argv[1] && path.resolve(process.argv[1]) === path.join(ROOT, "scripts/build-worker.mjs")) {
  // esbuild has said what is wrong.
  await buildPrograms().catch(() => process.exit(1));
}
