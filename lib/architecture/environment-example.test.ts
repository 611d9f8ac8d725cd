import { expect, it } from "vitest";
import { environmentExample } from "@/lib/kernel/env";

// `npx vitest run lib/architecture/environment-example.test.ts -u` writes it anew.
it(".env.example says what the environment schema says", async () => {
  await expect(environmentExample()).toMatchFileSnapshot("../../.env.example");
});
