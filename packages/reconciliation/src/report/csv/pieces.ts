const size = 1 << 16

/** Very many short texts put together to few of some 64 kB: a file of a million rows is written as it is made. */
export function* inPieces(texts: Iterable<string>): Generator<string> {
  let piece = ''
  for (const text of texts) {
    piece += text
    if (piece.length < size) continue
    yield piece
    piece = ''
  }
  if (piece !== '') yield piece
}
