/** How long an announcement stays in the document: long enough to be read out, too short to be met later as if it were news. */
export const announcementMs = 15_000;

export interface Announcement {
  readonly text: string;
  /** Differs for each announcement, so that the same text twice is news twice. */
  readonly number: number;
}

let current: Announcement = { text: '', number: 0 };
let timer: ReturnType<typeof setTimeout> | undefined;
const listeners = new Set<() => void>();

/**
 * Says something to a screen reader at its next pause: a success, a step, a wait. For what is shown as well, or shown by the change
 * itself. `Announcer` is the region it is read from; it is in the document from the start.
 */
export function announce(text: string): void {
  show(text);
  clearTimeout(timer);
  timer = setTimeout(() => show(''), announcementMs);
}

export const currentAnnouncement = () => current;

/** Calls `listener` at each announcement. Returns what ends it. */
export function onAnnouncement(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

function show(text: string): void {
  current = { text, number: current.number + 1 };
  for (const listener of listeners) listener();
}
