import { useLanguage } from './Language.tsx';

const japanese = /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/u;

/** Text that the household wrote. An English screen reader would otherwise spell Japanese letter by letter. */
export function LedgerText({ children }: { readonly children: string }) {
  const { language } = useLanguage();
  return language !== 'ja' && japanese.test(children) ? <span lang="ja">{children}</span> : children;
}
