/**
 * How long an announcement stays in the document. It is long enough to be read out, and too short to be found later as
 * if it was new.
 */
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
 * Announces a text to a screen reader at its next pause: a success, a step, a wait. For facts that the page also shows.
 * `Announcer` is the region from which the text is read. That region is in the document from the start.
 */
export function announce(text: string): void {
  show(text);
  clearTimeout(timer);
  timer = setTimeout(() => show(''), announcementMs);
}

export const currentAnnouncement = () => current;

/** Calls `listener` at each announcement. Returns a function that stops this. */
export function onAnnouncement(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

function show(text: string): void {
  current = { text, number: current.number + 1 };
  for (const listener of listeners) listener();
}
