/** The names in an option such as `--writes orders,parcels`; none where it is left out. */
export function namesIn(option: string | undefined): readonly string[] {
  return (option ?? '')
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '')
}
