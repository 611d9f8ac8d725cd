import { classNames } from "@/lib/client/class-names";
import { initials } from "@/lib/client/format";

const SIZES = { sm: "size-6 text-[0.625rem]", md: "size-8 text-xs" } as const;

export interface AvatarProps {
  name: string;
  size?: keyof typeof SIZES;
  /** Round for people, square for organizations and workspaces. */
  shape?: "person" | "place";
}

/** Initials; the name stands beside it or in the control around it. */
export function Avatar({ name, size = "md", shape = "person" }: AvatarProps) {
  return (
    <span
      aria-hidden
      className={classNames(
        "inline-flex shrink-0 items-center justify-center border bg-accent-wash font-medium text-accent select-none",
        shape === "person" ? "rounded-full" : "rounded-md",
        SIZES[size],
      )}
    >
      {initials(name)}
    </span>
  );
}
