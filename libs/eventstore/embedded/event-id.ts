const hex = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));
const pattern = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** Sixteen bytes of a UUID in text, or nothing when the text is no UUID. */
export function eventIdBytes(text: string): Buffer | undefined {
  return pattern.test(text) ? Buffer.from(text.replaceAll('-', ''), 'hex') : undefined;
}

export function eventIdText(id: Uint8Array): string {
  let text = '';
  for (let index = 0; index < 16; index += 1) {
    text +=
      index === 4 || index === 6 || index === 8 || index === 10 ? `-${hex[id[index]!]}` : hex[id[index]!];
  }
  return text;
}
