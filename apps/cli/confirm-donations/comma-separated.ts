/**
 * Rows of a comma-separated file (RFC 4180), as banks write them: with commas or semicolons, whichever the first line has,
 * quotes where they are needed, and perhaps a byte order mark.
 */
export function readRows(text: string): string[][] {
  const [firstLine = ''] = text.split('\n', 1);
  const separator = firstLine.includes(';') ? ';' : ',';
  const rows: string[][] = [];
  let row: string[] = [];
  const cells = new RegExp(`(?:"((?:[^"]|"")*)"|([^"${separator}\\r\\n]*))(${separator}|\\r?\\n|$)`, 'y');
  const content = text.replace(/^\uFEFF/, '');
  while (cells.lastIndex < content.length) {
    const at = cells.lastIndex;
    const match = cells.exec(content);
    if (match === null) throw new Error(`The file cannot be read from character ${at + 1} on.`);
    const [, quoted, plain = '', end] = match;
    row.push((quoted?.replaceAll('""', '"') ?? plain).trim());
    if (end === separator) continue;
    rows.push(row);
    row = [];
  }
  if (row.length > 0) rows.push([...row, '']);
  return rows;
}
