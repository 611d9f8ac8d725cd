import { ListSkeleton } from "@/components/patterns/list-skeleton";

export default function RolesLoading() {
  return <ListSkeleton what="roles" />;
}
