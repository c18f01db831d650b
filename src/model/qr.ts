import qrcode from 'qrcode-generator';

/** A code to scan, as it is drawn: one line that winds through all rows, dashed where the code is dark. Of the forms that need no picture this one is the lightest. */
export interface Code { /** Its side in units, without the white border. */ size: number; path: string; dashes: string }

/**
 * An address as a code to scan.
 * @param address absolute. @param level how much of it may be damaged: `L` 7 %, `M` 15 % for what is handed out. @returns how to draw it. @throws where the address is too long for a code.
 */
export function codeOf(address: string, level: 'L' | 'M'): Code {
  const { origin } = new URL(address), host = `${origin}/`.toUpperCase(), code = qrcode(0, level);
  // Capitals take less room in a code. A host is the same in capitals, a path is not.
  const small = /^[A-Z\d.:/-]+$/.test(host);
  if (small) code.addData(host, 'Alphanumeric');
  code.addData(small ? address.slice(origin.length + 1) : address, 'Byte');
  code.make();
  const size = code.getModuleCount(), units: boolean[] = [];
  for (let y = 0; y < size; y++) {
    const row = Array.from({ length: size }, (_, x) => code.isDark(y, x));
    // Every other row is walked back; the step down between them, beside the code, stays white.
    units.push(...(y % 2 ? row.reverse() : row), false);
  }
  const lengths: number[] = [];
  let dark = true, n = 0;
  for (const unit of units) {
    if (unit !== dark) { lengths.push(n); dark = unit; n = 0; }
    n += 1;
  }
  return { size, path: `M0 .5${Array.from({ length: size }, (_, y) => `h${y % 2 ? -size : size}`).join('v1')}`, dashes: [...lengths, n].join(' ') };
}
