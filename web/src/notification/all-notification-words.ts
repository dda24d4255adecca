import type { Language } from '../words/languages.ts';
import { enNotification } from './en-notification.ts';
import { jaNotification } from './ja-notification.ts';
import type { NotificationWords } from './notification-words.ts';

/** Apart from the page's other texts, so that the form for signing in does not wait for them. */
export const notificationWords: Readonly<Record<Language, NotificationWords>> = {
  ja: jaNotification,
  en: enNotification,
};
