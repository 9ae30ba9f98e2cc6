/** How many runs a query of `/runs` lists, over all its pages. */
export async function countListed(
  get: <Body>(path: string) => Promise<Body>,
  query: Readonly<Record<string, string>>,
): Promise<number> {
  let count = 0
  for (let after: string | null = ''; after !== null;) {
    const search: string = new URLSearchParams({
      ...query,
      limit: '200',
      ...(after === '' ? {} : { after }),
    }).toString()
    const page: { items: unknown[]; next: string | null } = await get(`/runs?${search}`)
    count += page.items.length
    after = page.next
  }
  return count
}

/** What the figures of many runs are told as. */
export interface Told {
  readonly notCounted: number
  readonly total: Readonly<Record<string, { readonly value: number; readonly share: number | null }>> & {
    readonly money: readonly unknown[]
    readonly modelCost: readonly unknown[]
  }
  readonly groups: readonly { readonly key: string | null; readonly from: string | null; readonly figures: unknown }[]
}
