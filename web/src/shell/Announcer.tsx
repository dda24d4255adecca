import { useSyncExternalStore } from 'react';
import { currentAnnouncement, onAnnouncement } from './announce.ts';

/** The one region that {@link announce} is read from. It stands outside of all that comes and goes on the page. */
export function Announcer() {
  const { text, number } = useSyncExternalStore(onAnnouncement, currentAnnouncement);
  return (
    <div role="status" className="visually-hidden" data-announcer="">
      {text !== '' && <p key={number}>{text}</p>}
    </div>
  );
}
