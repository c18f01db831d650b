import { encode } from 'uqr';

/**
 * A QR code as one path: rows of strokes one unit thick.
 * @param text what the code says. @returns the side of the square, its white border of four units included, and the path. @throws where the text is too long for a code.
 */
export function qrPath(text: string): { size: number; path: string } {
  const { data, size } = encode(text, { ecc: 'M', border: 0 });
  const rows = data.map((row, y) => {
    let path = '', at = -1;
    for (let x = 0; x < size; x++) {
      if (!row[x]) continue;
      let n = 1;
      while (row[x + n]) n += 1;
      path += at < 0 ? `M${x + 4} ${y + 4.5}h${n}` : `m${x - at} 0h${n}`;
      at = x += n;
    }
    return path;
  });
  return { size: size + 8, path: rows.join('') };
}
