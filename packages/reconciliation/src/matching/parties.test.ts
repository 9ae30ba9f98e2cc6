import { expect, test } from 'vitest'
import { reconciledMonth, standingOf } from '../testing/months.ts'

const full = 'Castell Metall GmbH & Co. KG'
const cut = 'Castell Metall GmbH & Co. K'

test('whom the ledger has by two names is one to the bank, whichever of them it tells', () => {
  const booked = [
    { minor: 12_443, party: full, reference: 'RCV813523' },
    { minor: 9_100, party: cut, reference: 'RCV100200' },
  ]
  for (const party of [full, cut, cut.toUpperCase()])
    expect(standingOf(reconciledMonth([{ minor: 12_443, party }], booked))).toEqual(['party, matched'])
})

test('umlauts written out are the same name, though they begin otherwise', () => {
  const booked = [{ minor: 12_443, party: 'Öhler & Söhne GmbH', reference: 'RCV813523' }]
  expect(standingOf(reconciledMonth([{ minor: 12_443, party: 'OEHLER SOEHNE' }], booked))).toEqual(['party, matched'])
})
