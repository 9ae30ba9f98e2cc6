/** Width and height in pixels, as the head of a picture says; null where it does not. */
export interface Size {
  readonly width: number | null
  readonly height: number | null
}

const unknown: Size = { width: null, height: null }

export function pictureSize(format: 'jpeg' | 'png' | 'gif' | 'webp', data: Uint8Array): Size {
  const view = new DataView(data.buffer, data.byteOffset, data.byteLength)
  try {
    switch (format) {
      case 'png':
        return { width: view.getUint32(16), height: view.getUint32(20) }
      case 'gif':
        return { width: view.getUint16(6, true), height: view.getUint16(8, true) }
      case 'webp':
        return webpSize(view)
      case 'jpeg':
        return jpegSize(view)
    }
  } catch (error) {
    // It ends before its head does.
    if (error instanceof RangeError) return unknown
    throw error
  }
}

/** Frames that carry a size: all "start of frame" markers but those of tables. */
function isFrame(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc
}

function jpegSize(view: DataView): Size {
  for (const { marker, start } of jpegSegments(view))
    if (isFrame(marker)) return { height: view.getUint16(start + 1), width: view.getUint16(start + 3) }
  return unknown
}

/** The segments of a JPEG before its picture data: where the content of each begins, and how long it is. */
export function* jpegSegments(view: DataView): Generator<{ marker: number; start: number; length: number }> {
  let at = 2
  while (at + 4 <= view.byteLength && view.getUint8(at) === 0xff) {
    const marker = view.getUint8(at + 1)
    if (marker === 0xda) return
    const length = view.getUint16(at + 2)
    if (length < 2) return
    yield { marker, start: at + 4, length: length - 2 }
    at += 2 + length
  }
}

function webpSize(view: DataView): Size {
  const kind = String.fromCharCode(...[12, 13, 14, 15].map((at) => view.getUint8(at)))
  const three = (at: number) => view.getUint16(at, true) | (view.getUint8(at + 2) << 16)
  if (kind === 'VP8X') return { width: three(24) + 1, height: three(27) + 1 }
  if (kind === 'VP8L') {
    const bits = view.getUint32(21, true)
    return { width: (bits & 0x3fff) + 1, height: ((bits >> 14) & 0x3fff) + 1 }
  }
  return kind === 'VP8 '
    ? { width: view.getUint16(26, true) & 0x3fff, height: view.getUint16(28, true) & 0x3fff }
    : unknown
}
