import { describe, expect, test } from 'vitest'
import { readFile } from './read-file.ts'

const bytes = (...parts: readonly (string | readonly number[])[]): Uint8Array =>
  Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part, 'latin1') : Buffer.from(part))))
const read = (data: Uint8Array, mediaType = 'application/octet-stream') => readFile({ data, mediaType })

/** A PDF of one page that says this, written by hand. */
function pdfSaying(text: string): Uint8Array {
  const content = `BT /F1 12 Tf 72 720 Td (${text}) Tj ET`
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
  ]
  let body = '%PDF-1.4\n'
  const offsets = objects.map((object, index) => {
    const at = body.length
    body += `${index + 1} 0 obj\n${object}\nendobj\n`
    return at
  })
  const table = offsets.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('')
  const trailer = `trailer << /Size 6 /Root 1 0 R >>\nstartxref\n${body.length}\n%%EOF`
  return bytes(`${body}xref\n0 6\n0000000000 65535 f \n${table}${trailer}`)
}

/** An EXIF segment with camera and date, in this byte order. */
function exif(little: boolean): Uint8Array {
  const tiff = Buffer.alloc(120)
  const two = (value: number, at: number) => (little ? tiff.writeUInt16LE(value, at) : tiff.writeUInt16BE(value, at))
  const four = (value: number, at: number) => (little ? tiff.writeUInt32LE(value, at) : tiff.writeUInt32BE(value, at))
  const entry = (at: number, tag: number, type: number, count: number, value: number) => {
    two(tag, at)
    two(type, at + 2)
    four(count, at + 4)
    four(value, at + 8)
  }
  tiff.write(little ? 'II' : 'MM', 0, 'latin1')
  two(42, 2)
  four(8, 4)
  two(2, 8)
  entry(10, 0x010f, 2, 6, 60)
  entry(22, 0x8769, 4, 1, 40)
  two(1, 40)
  entry(42, 0x9003, 2, 20, 70)
  tiff.write('Canon\0', 60, 'latin1')
  tiff.write('2026:01:05 09:30:00\0', 70, 'latin1')
  const length = tiff.length + 8
  return bytes([0xff, 0xe1, length >> 8, length & 0xff], 'Exif\0\0', [...tiff])
}
const frame = [0xff, 0xc0, 0, 11, 8, 0x01, 0x00, 0x02, 0x00, 1, 1, 0x11, 0]
const jpeg = (...segments: readonly Uint8Array[]) =>
  bytes([0xff, 0xd8], ...segments.map((one) => [...one]), frame, [0xff, 0xda, 0, 2])

test('a PDF says its text and its pages', async () => {
  expect(await read(pdfSaying('Invoice 4711 of 12.50 EUR'))).toMatchObject({
    format: 'pdf',
    pages: 1,
    text: 'Invoice 4711 of 12.50 EUR',
    width: null,
  })
})

test.each([['little'], ['big']])('a JPEG with EXIF in %s-endian order says size, date and camera', async (order) => {
  expect(await read(jpeg(exif(order === 'little')))).toMatchObject({
    format: 'jpeg',
    width: 512,
    height: 256,
    takenAt: '2026-01-05T09:30:00',
    camera: 'Canon',
  })
})

test('sizes of other pictures stand in their heads', async () => {
  const png = bytes('\x89PNG\r\n\x1a\n', [0, 0, 0, 13], 'IHDR', [0, 0, 1, 0, 0, 0, 0, 200])
  const gif = bytes('GIF89a', [64, 0, 32, 0])
  const webp = bytes('RIFF', [0, 0, 0, 0], 'WEBPVP8X', [10, 0, 0, 0, 0, 0, 0, 0], [99, 0, 0], [49, 0, 0])
  expect(await read(png)).toMatchObject({ format: 'png', width: 256, height: 200, takenAt: null })
  expect(await read(gif)).toMatchObject({ format: 'gif', width: 64, height: 32 })
  expect(await read(webp)).toMatchObject({ format: 'webp', width: 100, height: 50 })
})

describe('what is broken says nothing', () => {
  const whole = jpeg(exif(true))
  test.each([
    ['an empty file', new Uint8Array(), 'other'],
    ['a PDF of nothing', bytes('%PDF-1.4 nothing'), 'pdf'],
    ['half a JPEG', whole.subarray(0, 60), 'jpeg'],
    ['a JPEG without segments', bytes([0xff, 0xd8, 0xff]), 'jpeg'],
    ['half a PNG', bytes('\x89PNG\r\n\x1a\n'), 'png'],
  ] as const)('%s', async (_, data, format) => {
    expect(await read(data)).toMatchObject({ format, text: '', width: null, takenAt: null })
  })

  test('a JPEG cut anywhere, or with any byte changed, is read to an end', async () => {
    for (let at = 2; at < whole.length; at += 1) {
      const changed = Uint8Array.from(whole)
      changed[at] = 0xff
      await read(whole.subarray(0, at))
      expect((await read(changed)).format).toMatch(/jpeg|other/)
    }
  })

  test('plain text is read where it is called text and is text', async () => {
    expect(await read(bytes('hello'), 'text/plain')).toMatchObject({ format: 'text', text: 'hello' })
    expect(await read(bytes('hel\0lo'), 'text/plain')).toMatchObject({ format: 'other', text: '' })
  })
})
