/** A larger column with what stood in a smaller one. */
export function grown<Column extends Uint8Array | Int32Array | Uint32Array | Float64Array>(
  from: Column,
  to: Column,
): Column {
  to.set(from)
  return to
}
