import { refreshSession } from "@/lib/registry/auth";

export { refreshSession as GET };
