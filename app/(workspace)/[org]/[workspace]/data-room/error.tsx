"use client";

export { DataRoomError as default } from "@/components/dataroom/list/data-room-error";
