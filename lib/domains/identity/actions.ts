"use server";

import { signOut } from "@/lib/transport/sign-out";

export const signOutAction = signOut;
