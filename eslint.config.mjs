import next from "eslint-config-next/core-web-vitals";
import typescript from "eslint-config-next/typescript";

const server = "Only lib/kernel/env.ts reads the environment.";

const config = [
  { ignores: [".next/**", ".build/**", ".data/**", "lib/db/generated/**", "public/**", "next-env.d.ts", "node_modules/**"] },
  ...next,
  ...typescript,
  {
    files: ["**/*.{ts,tsx,mts}"],
    rules: {
      "@typescript-eslint/no-explicit-any": "error",
      "@typescript-eslint/no-non-null-assertion": "error",
      "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_", varsIgnorePattern: "^_" }],
      "@typescript-eslint/ban-ts-comment": ["error", { "ts-expect-error": true, "ts-ignore": true, "ts-nocheck": true }],
      "max-lines": ["error", { max: 300 }],
      eqeqeq: ["error", "always", { null: "ignore" }],
      "no-console": "error",
    },
  },
  {
    files: ["{app,components,lib}/**/*.{ts,tsx}", "middleware.ts"],
    ignores: ["lib/kernel/env.ts", "**/*.test.{ts,tsx}"],
    rules: {
      "no-restricted-properties": ["error", { object: "process", property: "env", message: server }],
    },
  },
  {
    files: ["lib/**/*.{ts,tsx}", "app/**/*.{ts,tsx}"],
    ignores: ["lib/client/**"],
    rules: {
      "no-restricted-syntax": [
        "error",
        { selector: "Program > ExpressionStatement[directive='use client']", message: "'use client' lives in components and lib/client." },
      ],
    },
  },
  { files: ["app/**/error.tsx", "app/global-error.tsx"], rules: { "no-restricted-syntax": "off" } },
  { files: ["app/**/page.tsx"], rules: { "max-lines": ["error", { max: 80, skipBlankLines: true, skipComments: true }] } },
  { files: ["app/**/route.ts"], rules: { "max-lines": ["error", { max: 60, skipBlankLines: true, skipComments: true }] } },
  { files: ["scripts/**", "bench/**", "evals/**", "e2e/**"], rules: { "no-console": "off" } },
];

export default config;
