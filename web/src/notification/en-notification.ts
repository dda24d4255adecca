import type { NotificationWords } from './notification-words.ts';

export const enNotification: NotificationWords = {
  label: 'Tell me when a copy is ready and I am not looking at this page',
  blocked: 'This browser blocks notifications from this page. You can allow them beside the address of the page.',
  notAllowed: 'The browser was not allowed to, so it will not tell you.',
  unavailable: 'This browser cannot notify you from a page.',
  ready: 'Your copy is ready.',
  failed: 'Your copy could not be made.',
};
