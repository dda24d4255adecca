import { useSyncExternalStore } from 'react';
import { currentAnnouncement, onAnnouncement } from './announce.ts';

/**
 * The one region from which {@link announce} is read. It is outside all parts that appear and disappear on the page.
 */
export function Announcer() {
  const { text, number } = useSyncExternalStore(onAnnouncement, currentAnnouncement);
  return (
    <div role="status" className="visually-hidden" data-announcer="">
      {text !== '' && <p key={number}>{text}</p>}
    </div>
  );
}
