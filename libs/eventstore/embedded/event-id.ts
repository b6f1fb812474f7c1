const pattern = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** Sixteen bytes of a UUID in text, or nothing when the text is no UUID. */
export function eventIdBytes(text: string): Buffer | undefined {
  return pattern.test(text) ? Buffer.from(text.replaceAll('-', ''), 'hex') : undefined;
}

export function eventIdText(id: Uint8Array): string {
  const hex = Buffer.from(id.buffer, id.byteOffset, id.byteLength).toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
