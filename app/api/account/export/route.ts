import { exportAccount } from "@/lib/registry/account-export/export-account";
import { accountRoute } from "@/lib/transport/route";

export const POST = accountRoute((user) => exportAccount(user));
