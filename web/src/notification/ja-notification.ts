import type { NotificationWords } from './notification-words.ts';

export const jaNotification: NotificationWords = {
  label: 'このページを見ていないときは、できあがりを通知する',
  blocked: 'このページの通知は、ブラウザーで止められています。アドレス欄の横の設定から許可できます。',
  notAllowed: '許可されなかったため、通知しません。',
  unavailable: 'このブラウザーでは、ページからの通知が使えません。',
  ready: '控えができました。',
  failed: '控えを作れませんでした。',
};
