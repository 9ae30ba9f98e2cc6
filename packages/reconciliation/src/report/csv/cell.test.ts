import { parse } from 'csv-parse/sync'
import { expect, test } from 'vitest'
import { csvRow, csvText } from './cell.ts'

test.each(['=1+1', '+49 30', '-1', '@SUM(A1)', '\t=1', '\r=1', ' =1', '＝1', '\uFEFF=1'])(
  '%j is kept a text: no spreadsheet runs it',
  (text) => {
    expect(read(text)).toEqual([[`'${text}`, 'next']])
  },
)

test.each(['a,b', 'say "no"', 'two\r\nlines', 'a;b', ' kept ', 'Möller & Söhne', ''])(
  '%j comes back as it was',
  (text) => {
    expect(read(text)).toEqual([[text, 'next']])
  },
)

function read(text: string): unknown {
  return parse(csvRow([csvText(text), 'next']))
}
