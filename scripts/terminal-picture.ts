import { readFileSync, writeFileSync } from 'node:fs'
import { stripVTControlCharacters } from 'node:util'

/**
 * Draws what a command printed as a picture: `npm run demo -- … > out.txt`, then
 * `node scripts/terminal-picture.ts out.txt docs/demo.svg`. Colours are taken from the terminal's escape codes.
 */
const [from, to, most = '60'] = process.argv.slice(2)
if (from === undefined || to === undefined)
  throw new Error('say which text to draw and where to: terminal-picture.ts TEXT SVG [LINES]')

const escape = String.fromCharCode(27)
const colouring = new RegExp(`(${escape}\\[[0-9;]*m)`)
const colourCode = new RegExp(`^${escape}\\[([0-9;]*)m$`)
const colours: Readonly<Record<string, string>> = {
  '31': '#f47067',
  '32': '#8ddb8c',
  '33': '#e0b05a',
  '34': '#6cb6ff',
  '35': '#dcbdfb',
  '36': '#76e3ea',
  '90': '#768390',
  '2': '#768390',
}
const lines = readFileSync(from, 'utf8').trimEnd().split('\n').slice(0, Number(most))
const widest = Math.max(80, ...lines.map((line) => stripVTControlCharacters(line).length))
const [characterWidth, lineHeight, margin] = [8.4, 19, 18]
const width = Math.ceil(widest * characterWidth + 2 * margin)
const height = lines.length * lineHeight + 2 * margin

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}

/** A line as coloured pieces, each placed at its column so that the font's own width does not matter. */
function drawn(line: string, index: number): string {
  const y = margin + (index + 1) * lineHeight - 5
  let column = 0
  let colour = '#d8dee6'
  let bold = false
  const pieces: string[] = []
  for (const part of line.split(colouring)) {
    const code = colourCode.exec(part)
    if (code) {
      for (const one of (code[1] ?? '0').split(';')) {
        if (one === '1') bold = true
        else if (one === '22') bold = false
        else if (one === '0' || one === '39' || one === '') [colour, bold] = ['#d8dee6', one === '39' && bold]
        else colour = colours[one] ?? colour
      }
    } else if (part !== '') {
      pieces.push(
        `<text x="${(margin + column * characterWidth).toFixed(1)}" y="${y}" fill="${colour}"${bold ? ' font-weight="bold"' : ''} textLength="${(part.length * characterWidth).toFixed(1)}">${escaped(part)}</text>`,
      )
      column += part.length
    }
  }
  return pieces.join('')
}

writeFileSync(
  to,
  `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="ui-monospace, 'DejaVu Sans Mono', Menlo, Consolas, monospace" font-size="14" xml:space="preserve"><rect width="100%" height="100%" rx="8" fill="#1c2128"/>${lines.map(drawn).join('\n')}</svg>\n`,
)
console.log(`${to}: ${lines.length} lines`)
