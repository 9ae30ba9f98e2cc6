import type { Principal, Provenance } from '../facts/provenance.ts'

/** What a call sends, and to whom. */
export interface Sending {
  /** The argument that says where it goes. */
  readonly to: string
  /** The one whose record that argument was read from; undefined for one who is not known. */
  readonly reader: Principal | undefined
  readonly carries: readonly CarriedArgument[]
  /** Hosts that links may lead to. */
  readonly links: readonly string[]
}

export interface CarriedArgument {
  readonly name: string
  readonly label: Provenance
  /** Hosts of the links that stand in it, each as it was found; a link of another kind than a page's is its scheme. */
  readonly hosts: readonly string[]
}

const links =
  /[a-z][a-z0-9+.-]*:\/\/[^\s<>"'`\])}]+|(?:javascript|vbscript|data|mailto|tel):[^\s<>"'`\])}]+|\b(?:www\.[^\s<>"'`\])}]+|(?:[a-z0-9-]+\.)+[a-z]{2,}\/[^\s<>"'`\])}]*)/gi

/** Where the links in a text lead, as a browser would take them. */
export function hostsIn(text: string): readonly string[] {
  return [...new Set([...text.normalize('NFKC').matchAll(links)].map(([link]) => hostOf(link)))]
}

function hostOf(link: string): string {
  const whole = /^[a-z][a-z0-9+.-]*:/i.test(link) ? link : `https://${link}`
  try {
    const { protocol, hostname } = new URL(whole)
    return hostname === '' || !/^https?:$/.test(protocol) ? protocol : hostname.toLowerCase()
  } catch {
    return link
  }
}

/** Whether a host is on the list, or below one that is. */
export function isListed(host: string, list: readonly string[]): boolean {
  return list.some((one) => host === one.toLowerCase() || host.endsWith(`.${one.toLowerCase()}`))
}
