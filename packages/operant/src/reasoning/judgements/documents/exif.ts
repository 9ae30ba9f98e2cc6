import { jpegSegments } from './picture-size.ts'

/** What a camera wrote into a picture: whoever sent it could have changed it. */
export interface Exif {
  /** As in 2026-01-05T09:30:00, in the camera's own time. */
  readonly takenAt: string | null
  readonly camera: string | null
}

const nothing: Exif = { takenAt: null, camera: null }
const make = 0x010f
const model = 0x0110
const changed = 0x0132
const exifPart = 0x8769
const taken = 0x9003
const ascii = 2
/** Entries of one directory; a picture that claims more is not worth reading. */
const mostEntries = 512

/** Date and camera of a JPEG, from its EXIF segment; null where it has none, or a broken one. */
export function readExif(data: Uint8Array): Exif {
  const view = new DataView(data.buffer, data.byteOffset, data.byteLength)
  try {
    for (const { marker, start, length } of jpegSegments(view)) {
      if (marker !== 0xe1 || textAt(view, start, 6) !== 'Exif\0\0') continue
      // Never beyond the file, whatever length it claims: other things stand behind it in memory.
      const segment = data.subarray(start + 6, start + length)
      return readTiff(new DataView(segment.buffer, segment.byteOffset, segment.byteLength))
    }
    return nothing
  } catch (error) {
    if (error instanceof RangeError) return nothing
    throw error
  }
}

function readTiff(tiff: DataView): Exif {
  const little = textAt(tiff, 0, 2) === 'II'
  const main = directory(tiff, tiff.getUint32(4, little), little)
  const part = main.get(exifPart)
  const inner = part ? directory(tiff, part.value, little) : new Map<number, Entry>()
  const takenAt = dateOf(wordsAt(tiff, inner.get(taken)) ?? wordsAt(tiff, main.get(changed)))
  const camera = [wordsAt(tiff, main.get(make)), wordsAt(tiff, main.get(model))].filter(Boolean).join(' ')
  return { takenAt, camera: camera === '' ? null : camera }
}

interface Entry {
  readonly type: number
  readonly count: number
  readonly value: number
  /** Where the entry itself holds its value. */
  readonly at: number
}

function directory(tiff: DataView, start: number, little: boolean): ReadonlyMap<number, Entry> {
  const entries = new Map<number, Entry>()
  const count = Math.min(tiff.getUint16(start, little), mostEntries)
  for (let number = 0; number < count; number += 1) {
    const at = start + 2 + number * 12
    entries.set(tiff.getUint16(at, little), {
      type: tiff.getUint16(at + 2, little),
      count: tiff.getUint32(at + 4, little),
      value: tiff.getUint32(at + 8, little),
      at: at + 8,
    })
  }
  return entries
}

function wordsAt(tiff: DataView, entry: Entry | undefined): string | undefined {
  if (!entry || entry.type !== ascii || entry.count > 1000) return undefined
  const text = textAt(tiff, entry.count > 4 ? entry.value : entry.at, entry.count)
  return text.replace(/\0[\s\S]*$/, '').trim()
}

function textAt(view: DataView, start: number, length: number): string {
  return Array.from({ length }, (_, at) => String.fromCharCode(view.getUint8(start + at))).join('')
}

/** EXIF writes 2026:01:05 09:30:00; all zeros, or a day that is none, says nothing. */
function dateOf(text: string | undefined): string | null {
  const [, year, month, day, time] = /^(\d{4}):(\d\d):(\d\d) (\d\d:\d\d:\d\d)$/.exec(text ?? '') ?? []
  const iso = `${year}-${month}-${day}T${time}`
  return time !== undefined && !Number.isNaN(Date.parse(`${iso}Z`)) ? iso : null
}
