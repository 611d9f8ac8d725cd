import { ListSkeleton } from "@/components/patterns/list-skeleton";

export default function AccountLoading() {
  return <ListSkeleton what="your account" rows={5} />;
}
