/** An element: its name, and its text or its children. */
export type XmlElement = readonly [name: string, content: string | number | boolean | readonly XmlElement[]];

export function renderElement([name, content]: XmlElement): string {
  const inside = typeof content === 'object' ? content.map(renderElement).join('') : escape(String(content));
  return `<${name}>${inside}</${name}>`;
}

// By hand because texts may hold control characters, which AWS writes as character references and XML builders leave as they are.
function escape(text: string): string {
  return text.replace(
    /[&<>"\u0000-\u001f\u007f]/g,
    (character) => named[character] ?? `&#x${character.charCodeAt(0).toString(16)};`,
  );
}

const named: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
