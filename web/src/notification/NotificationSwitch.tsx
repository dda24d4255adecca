import { useEffect, useState, useSyncExternalStore } from 'react';
import { announce } from '../shell/announce.ts';
import { useLanguage } from '../words/Language.tsx';
import { notificationWords } from './all-notification-words.ts';
import styles from './NotificationSwitch.module.css';
import { setWish, wish } from './notification-wish.ts';
import type { NotificationWords } from './notification-words.ts';

type Trouble = 'blocked' | 'notAllowed' | 'unavailable';

/** Turns notifications on and off. The browser's question comes only when they are turned on. */
export function NotificationSwitch() {
  const words: NotificationWords = notificationWords[useLanguage().language];
  const isWanted = useSyncExternalStore(wish.listen, wish.get);
  const [trouble, setTrouble] = useState<Trouble>();
  const isBlocked = useBlocked();
  const shown = trouble ?? (isWanted && isBlocked ? 'blocked' : undefined);

  async function turnOn(): Promise<void> {
    const found = await askPermission();
    setTrouble(found);
    setWish(found === undefined);
    if (found) announce(words[found]);
  }

  return (
    <div>
      <label className={styles.switch}>
        <input
          type="checkbox"
          role="switch"
          checked={isWanted && !isBlocked}
          onChange={({ currentTarget }) => {
            setTrouble(undefined);
            if (currentTarget.checked) void turnOn();
            else setWish(false);
          }}
        />
        {words.label}
      </label>
      {shown && <p>{words[shown]}</p>}
    </div>
  );
}

/** Asks the person through the browser. Undefined when notifications may be shown. */
async function askPermission(): Promise<Trouble | undefined> {
  if (!('Notification' in window)) return 'unavailable';
  const answer = await Notification.requestPermission();
  if (answer === 'granted') return undefined;
  return answer === 'denied' ? 'blocked' : 'notAllowed';
}

/** Whether the browser blocks them. Somebody may do that after they were turned on. */
function useBlocked(): boolean {
  const [isBlocked, setBlocked] = useState(false);
  useEffect(() => {
    const leaving = new AbortController();
    // The type says that every browser has them. Safari before 16 has none, and then the switch tells the answer.
    const { permissions } = navigator as { readonly permissions?: Permissions };
    permissions?.query({ name: 'notifications' }).then(
      (permission) => {
        const read = () => setBlocked(permission.state === 'denied');
        if (leaving.signal.aborted) return;
        read();
        permission.addEventListener('change', read, { signal: leaving.signal });
      },
      // A browser that does not know this permission tells its answer at the switch.
      () => undefined,
    );
    return () => leaving.abort();
  }, []);
  return isBlocked;
}
