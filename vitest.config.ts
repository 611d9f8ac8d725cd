import { availableParallelism } from "node:os";
import path from "node:path";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";

const root = import.meta.dirname;

const resolve = {
  alias: [
    { find: /^@\//, replacement: `${root}/` },
    { find: /^server-only$/, replacement: path.join(root, "scripts/test/empty-module.ts") },
  ],
};

const shared = {
  // A zone with an odd offset: code that mixes up local time and UTC shows itself.
  env: { TZ: "Asia/Kathmandu", LOG_LEVEL: "silent", NEXTAUTH_SECRET: "only-for-tests-only-for-tests-only-for-tests", ENCRYPTION_KEY: "only-for-tests-only-for-tests-only-for-tests" },
  exclude: ["**/node_modules/**", ".next/**", ".build/**", ".data/**"],
  testTimeout: 30_000,
  hookTimeout: 60_000,
};

export default defineConfig({
  resolve,
  test: {
    maxWorkers: Math.max(2, Math.floor(availableParallelism() / 2)),
    globalSetup: ["scripts/test/run-folder.ts"],
    projects: [
      {
        extends: true,
        test: { ...shared, name: "node", environment: "node", include: ["{app,bench,evals,lib,scripts}/**/*.test.ts"] },
      },
      {
        extends: true,
        plugins: [react()],
        test: {
          ...shared,
          name: "dom",
          environment: "jsdom",
          include: ["{components,lib/client}/**/*.test.tsx"],
          setupFiles: ["scripts/test/dom.ts"],
        },
      },
    ],
  },
});
