"use client";

import { LogOut, Mail, UserRound } from "lucide-react";
import Link from "next/link";
import { type ReactNode, useTransition } from "react";
import { Avatar } from "@/components/ui/display/avatar";
import { DropdownMenu, MenuItem, MenuLabel, MenuSeparator } from "@/components/ui/overlays/dropdown-menu";
import type { ShellPerson } from "./shell-props";
import { ThemeMenuItems } from "./theme-menu-items";

interface PersonMenuProps {
  user: ShellPerson;
  signOut: () => void | Promise<void>;
  trigger: ReactNode;
  side?: "top" | "right";
}

export function PersonMenu({ user, signOut, trigger, side = "top" }: PersonMenuProps) {
  const [, startTransition] = useTransition();
  return (
    <DropdownMenu trigger={trigger} side={side} align="start">
      <div className="flex items-center gap-2 px-2 py-1.5 text-sm">
        <Avatar name={user.name} src={user.avatar} />
        <div className="min-w-0">
          <p className="truncate font-medium">{user.name}</p>
          <p className="truncate text-xs text-muted">{user.email}</p>
        </div>
      </div>
      {user.href && (
        <MenuItem asChild>
          <Link href={user.href}>
            <UserRound aria-hidden />
            Your account
          </Link>
        </MenuItem>
      )}
      {user.operatorHref && (
        <MenuItem asChild>
          <Link href={user.operatorHref}>
            <Mail aria-hidden />
            Outbox of this installation
          </Link>
        </MenuItem>
      )}
      <MenuSeparator />
      <MenuLabel>Appearance</MenuLabel>
      <ThemeMenuItems />
      <MenuSeparator />
      <MenuItem icon={<LogOut aria-hidden />} onSelect={() => startTransition(async () => signOut())}>
        Sign out
      </MenuItem>
    </DropdownMenu>
  );
}
