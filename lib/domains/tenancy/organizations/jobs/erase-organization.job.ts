import { z } from "zod";
import { defineJob } from "@/lib/kernel/jobs";

/** Erases an organization whose time in the trash is over. */
export const eraseOrganizationJob = defineJob("tenancy.erase-organization", z.object({ organizationId: z.uuid() }), { retryLimit: 8, expireInSeconds: 7200 });
