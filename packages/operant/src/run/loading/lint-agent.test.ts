import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import {
  action,
  condition,
  connector,
  defineAgent,
  fact,
  goal,
  judgement,
  outsideText,
  owner,
  query,
  recordId,
  recordText,
  sameAs,
  wording,
  type Capability,
  type Need,
} from '../../index.ts'
import { lintAgent } from './lint-agent.ts'

const bank = connector({ name: 'bank', open: () => ({}) })
const portal = connector({ name: 'portal', open: () => ({}), outsiders: true })
const id = fact('id', z.string())
const mail = fact('mail', z.object({ from: z.string(), body: outsideText() }))
const vendor = fact('vendor', z.object({ id: recordId(), iban: recordText(), nick: z.string() }), {
  readers: owner('vendor', 'id'),
})
const said = fact('said', z.object({ urgent: z.boolean(), iban: z.string() }))
const letter = fact('letter', wording())
const claim = fact('claim', z.object({ due: z.boolean() }))
const paid = condition({ name: 'paid', needs: { id }, uses: { bank }, holds: () => false })
const told = condition({ name: 'told', needs: { id }, uses: { bank }, holds: () => false })

const nothing = (): never => {
  throw new Error('nothing is read here')
}
const readMail = query({ name: 'readMail', needs: { id }, gives: mail, uses: { bank }, read: nothing })
const readVendor = query({ name: 'readVendor', needs: { id }, gives: vendor, uses: { bank }, read: nothing })
const readClaim = query({ name: 'readClaim', needs: { id }, gives: claim, uses: { portal }, read: nothing })
const readLetter = query({ name: 'readLetter', needs: { id }, gives: letter, uses: { bank }, read: nothing })
const judge = judgement({ name: 'judge', needs: { body: mail.$.body }, gives: said, atLeast: 0, judge: nothing })

const write = { uses: { bank }, perform: nothing, confirm: nothing, expect: () => ({}), undo: 'none' } as const
const payTo = (iban: Need<string>, relations = {}) =>
  action({
    ...write,
    name: 'pay',
    needs: { iban },
    makes: paid,
    identity: () => ['pay'],
    risk: 'irreversible',
    relations,
  })
const tell = action({
  ...write,
  name: 'tell',
  needs: { to: vendor.$.id, letter },
  makes: told,
  identity: () => ['tell'],
  risk: 'irreversible',
  privileged: ['to'],
  sends: { to: 'to', carries: ['letter'] },
})
const untold = action({
  ...write,
  name: 'tell',
  needs: { to: vendor.$.id, letter },
  makes: told,
  identity: () => ['tell'],
  risk: 'irreversible',
  privileged: ['to'],
})

function lint(...can: readonly Capability[]): readonly string[] {
  const goals = [goal({ name: 'pay', ask: 'Pay {id}', input: { id }, doneWhen: [paid, told] })]
  // The capabilities of each case are only known here.
  return lintAgent(defineAgent({ name: 'payer', goals, can: can as readonly never[] }))
}

describe('#25 what an agent’s definition is warned of', () => {
  test('nothing where records bear every privileged argument and what is told is labelled', () => {
    expect(lint(readMail, readVendor, readLetter, payTo(vendor.$.iban), tell)).toEqual([])
    expect(
      lint(readMail, readVendor, readLetter, judge, payTo(said.$.iban, { iban: sameAs(vendor.$.iban) }), tell),
    ).toEqual([])
  })

  test('a privileged argument that is a string nobody vouches for, with how to mend it', () => {
    const [all, one] = lint(readMail, readVendor, readLetter, payTo(vendor.$.nick), tell)
    expect(all).toContain('agent payer does all three')
    expect(all).toContain('nothing bears pay.iban')
    expect(one).toBe(
      'pay: its argument "iban" (vendor.nick) is a string that somebody outside may have written, and no relation bears it: people will be asked each time. Mark vendor.nick with recordId() or recordText() if the system vouches for it, or give "iban" a relation.',
    )
  })

  test('a privileged argument that was taken out of a text', () => {
    const [, one] = lint(readMail, readVendor, readLetter, judge, payTo(said.$.iban), tell)
    expect(one).toContain('pay: its argument "iban" (said.iban)')
    expect(one).toContain('no relation bears it')
  })

  test('words that may reach somebody outside without a label', () => {
    expect(lint(readMail, readVendor, readLetter, payTo(vendor.$.iban), untold)).toEqual([
      expect.stringContaining('tell may tell people outside, and has no "sends"'),
    ])
  })

  test('an entitlement that outsiders state themselves', () => {
    const due = action({
      ...write,
      name: 'pay',
      needs: { iban: vendor.$.iban },
      makes: paid,
      identity: () => ['pay'],
      risk: 'irreversible',
      entitled: claim.is({ due: true }),
    })
    expect(lint(readVendor, readClaim, readLetter, due, tell)).toEqual([
      expect.stringContaining('pay: whether it is due rests on readClaim, whose system speaks for people outside'),
    ])
  })
})
