import { expect, test } from 'vitest'
import { csvRow } from './csv.ts'

test('cells are quoted where they must be, and no text is a formula', () => {
  expect(csvRow(['a', 'b,c', 'say "hi"', 'two\nlines', undefined, 3, -3])).toBe(
    'a,"b,c","say ""hi""","two\nlines",,3,-3\r\n',
  )
  expect(csvRow(['=1+1', '+49 30', '-2', '@me', '\tx', "it's"])).toBe(`'=1+1,'+49 30,'-2,'@me,'\tx,it's\r\n`)
})
