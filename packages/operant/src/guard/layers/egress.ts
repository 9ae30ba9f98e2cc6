import { mayRead, thirdParties, type Principal } from '../../facts/provenance.ts'
import { isListed, type CarriedArgument, type Sending } from '../guarded-sending.ts'
import { finding, type Finding } from '../finding.ts'
import { outcomePhrase, type Outcome } from '../outcome.ts'

/**
 * Whether what a call carries may go where it goes: the reader may be told, no one else's words are in it, and links
 * lead only where they may. What is not so goes to people (`asked`), a link that nobody listed is denied.
 */
export function decideEgress(
  sending: Sending | undefined,
  borne: ReadonlySet<string>,
  asked: readonly Outcome[],
): readonly Finding[] {
  if (!sending) return []
  const findings = sending.carries.flatMap((argument) => [
    // What a model wrote down after whoever asked for it is theirs.
    ...(argument.label.trust === 'literal' && borne.has(argument.name)
      ? []
      : asked.flatMap((outcome) => toPeople(sending, argument, outcome))),
    ...astray(sending, argument),
  ])
  if (findings.length > 0) return findings
  const names = sending.carries.map(({ name }) => name).join(', ')
  const text = `${readerText(sending)} may be told what ${names} says, and it is nobody else's words.`
  return [finding('egress', 'egress', { effect: 'allow' }, text)]
}

function toPeople(sending: Sending, argument: CarriedArgument, outcome: Outcome): readonly Finding[] {
  const why = whyNot(sending, argument)
  if (why === undefined) return []
  const { label, name } = argument
  const values = { label: label.trust, writers: list(label.writers), holds: list(label.owners) }
  const source = `${name} may go to ${readerText(sending)}`
  const text = `${why}, which ${outcomePhrase(outcome)}.`
  return [finding('egress', `egress ${name}`, outcome, text, [{ source, result: 'false', values }])]
}

/** Why what an argument carries must not simply be sent; undefined where it may. */
function whyNot(sending: Sending, { name, label }: CarriedArgument): string | undefined {
  const { reader } = sending
  if (!mayRead(label, reader)) {
    const others = label.owners.filter((owner) => owner !== reader)
    const holds = others.length > 0 ? `data of ${list(others)}` : 'what is for the organisation only'
    return `${name} holds ${holds}, and goes to ${readerText(sending)}`
  }
  if (label.trust === 'literal') return `${name} is in the words of a model, and goes to ${readerText(sending)}`
  const others = label.trust === 'outside' ? thirdParties(label, reader) : []
  return others.length > 0
    ? `${name} is in the words of ${list(others)}, and goes to ${readerText(sending)}`
    : undefined
}

/** A link in what outsiders had a hand in carries out what it is told, and leads whoever opens it where they want. */
function astray(sending: Sending, { name, label, hosts }: CarriedArgument): readonly Finding[] {
  if (label.trust === 'record' || label.trust === 'person') return []
  const unlisted = hosts.filter((host) => !isListed(host, sending.links))
  if (unlisted.length === 0) return []
  const text = `Denied, for ${name} has a link to ${list(unlisted)}, which its action does not list.`
  const values = { links: list(unlisted), listed: list(sending.links) }
  const source = `links in ${name} lead only to listed hosts`
  return [finding('egress', `links ${name}`, { effect: 'deny' }, text, [{ source, result: 'false', values }])]
}

function readerText({ to, reader }: Sending): string {
  return reader ?? `whoever ${to} names`
}

function list(names: readonly Principal[]): string {
  return names.length === 0 ? 'nobody' : names.join(', ')
}
