import { useLanguage } from './Language.tsx';

const japanese = /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/u;

/** What the household wrote. A screen reader that speaks English would spell Japanese letter by letter. */
export function LedgerText({ children }: { readonly children: string }) {
  const { language } = useLanguage();
  return language !== 'ja' && japanese.test(children) ? <span lang="ja">{children}</span> : children;
}
