import type { Values } from '../../agent/capability.ts'
import type { Principal, Provenance } from '../../facts/provenance.ts'
import { hostsIn, type Sending } from '../../guard/guarded-sending.ts'
import type { Call } from '../calling/call.ts'

const nothing: Provenance = { trust: 'outside', writers: ['outside'], owners: [], internal: true }

/** What a call sends and to whom, where its action says that it sends anything. */
export function gatherSending(call: Call, labels: Readonly<Record<string, Provenance>>): Sending | undefined {
  const { sends } = call.step.spec
  if (!sends || sends === 'nobody' || call.undoes !== undefined) return undefined
  return {
    to: sends.to,
    reader: readerOf(labels[sends.to]),
    carries: sends.carries.flatMap((name) =>
      call.values[name] === undefined
        ? []
        : [{ name, label: labels[name] ?? nothing, hosts: hostsIn(wordsIn(call.values, name)) }],
    ),
    links: sends.links,
  }
}

/** The one whose record the destination was read from. What outsiders or a model had a hand in names nobody. */
function readerOf(label: Provenance | undefined): Principal | undefined {
  if (!label || (label.trust !== 'record' && label.trust !== 'person')) return undefined
  return label.owners.length === 1 ? label.owners[0] : undefined
}

function wordsIn(values: Values, name: string): string {
  const value = values[name]
  return typeof value === 'string'
    ? value
    : JSON.stringify(value, (_, one: unknown) => (typeof one === 'bigint' ? `${one}` : one))
}
