import type { DocumentContent } from '../../../agent/judgements/read-document.ts'
import type { FileRead } from '../../../agent/judgements/forms.ts'
import { readExif } from './exif.ts'
import { pdfText } from './pdf.ts'
import { pictureSize } from './picture-size.ts'

/** What a file says, its text not yet closed. */
export type FileContent = Omit<DocumentContent, 'text'> & { readonly text: string }

/** Larger files are not looked into. */
const largest = 50_000_000

/** Tells what a file is by its bytes, and what can be read of it offline. Never throws for what a file holds. */
export async function readFile({ data, mediaType }: FileRead): Promise<FileContent> {
  const format = formatOf(data, mediaType)
  const plain = {
    format,
    bytes: data.length,
    pages: null,
    text: '',
    width: null,
    height: null,
    takenAt: null,
    camera: null,
  }
  if (data.length > largest) return plain
  if (format === 'pdf') return { ...plain, ...(await pdfText(data)) }
  if (format === 'text') return { ...plain, text: new TextDecoder().decode(data) }
  if (format === 'other') return plain
  return { ...plain, ...pictureSize(format, data), ...(format === 'jpeg' ? readExif(data) : {}) }
}

type Format = FileContent['format']

function formatOf(data: Uint8Array, mediaType: string): Format {
  const head = Buffer.from(data.buffer, data.byteOffset, Math.min(data.length, 1024)).toString('latin1')
  if (head.includes('%PDF-')) return 'pdf'
  if (head.startsWith('\xff\xd8\xff')) return 'jpeg'
  if (head.startsWith('\x89PNG\r\n\x1a\n')) return 'png'
  if (/^GIF8[79]a/.test(head)) return 'gif'
  if (head.startsWith('RIFF') && head.slice(8, 12) === 'WEBP') return 'webp'
  return mediaType.startsWith('text/') && !data.subarray(0, 1024).includes(0) ? 'text' : 'other'
}
