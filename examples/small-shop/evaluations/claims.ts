import { evaluation } from 'operant/testing'
import { claims } from '../agent.ts'
import { openShop } from '../shop.ts'

export default evaluation({
  agents: [claims],
  clients: () => ({ shop: openShop(':memory:') }),
  people: [
    { name: 'lena', roles: ['lead'] },
    { name: 'olga', roles: ['operator'] },
  ],
  thresholds: { right: 1, asked: 0.5 },
  cases: [
    {
      name: 'a lost parcel is refunded, and the customer told',
      goal: 'settleClaim',
      input: { orderId: 'A-1' },
      expect: { outcome: 'met', done: ['refund', 'tell'] },
    },
    {
      name: 'a large refund waits for the lead',
      goal: 'settleClaim',
      input: { orderId: 'A-2' },
      people: [{ to: 'refund', approve: true, as: 'lena' }],
      expect: { outcome: 'met', done: ['refund', 'tell'] },
    },
    {
      name: 'what was delivered is declined',
      goal: 'settleClaim',
      input: { orderId: 'A-3' },
      expect: { outcome: 'declined', not: ['refund'] },
    },
    {
      name: 'the warehouse says where an unclear parcel is',
      goal: 'settleClaim',
      input: { orderId: 'A-4' },
      people: [{ to: 'askWarehouse', answer: 'lost', as: 'olga' }],
      expect: { outcome: 'met', where: ({ shop }) => String(shop.refundOf('A-4')?.amount) === '18.50 GBP' },
    },
  ],
})
