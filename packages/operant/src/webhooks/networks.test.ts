import { expect, test } from 'vitest'
import { listOf, mayReach } from './networks.ts'

const none = listOf([])

test('what is not public is closed, in every way of writing it', () => {
  const addresses = [
    '127.0.0.1',
    '127.8.8.8',
    '0.0.0.0',
    '10.1.2.3',
    '172.16.0.1',
    '172.31.255.255',
    '192.168.1.1',
    '169.254.169.254',
    '100.100.100.200',
    '198.18.0.1',
    '224.0.0.1',
    '255.255.255.255',
    '::',
    '::1',
    '::ffff:127.0.0.1',
    '::ffff:7f00:1',
    '::ffff:169.254.169.254',
    '::127.0.0.1',
    '64:ff9b::7f00:1',
    '2002:7f00:1::',
    '2001:0:7f00:1::',
    '2001:db8::1',
    'fc00::1',
    'fd00:ec2::254',
    'fe80::1',
    'fe80::1%eth0',
    'fec0::1',
    'ff02::1',
    'localhost',
    '2130706433',
    '',
  ]
  for (const address of addresses) expect([address, mayReach(address, none)]).toEqual([address, 'closed'])
})

test('what is public is reached', () => {
  for (const address of ['1.1.1.1', '93.184.216.34', '172.32.0.1', '2606:4700::1111', '::ffff:1.1.1.1'])
    expect([address, mayReach(address, none)]).toEqual([address, 'public'])
})

test('a network that the project allows is reached, and none beside it', () => {
  const allowed = listOf(['10.1.0.0/16', '127.0.0.1/32', 'fd00::/8'])
  for (const address of ['10.1.255.1', '127.0.0.1', '::ffff:10.1.0.1', 'fd00::2'])
    expect([address, mayReach(address, allowed)]).toEqual([address, 'allowed'])
  for (const address of ['10.2.0.1', '127.0.0.2', 'fc00::1'])
    expect([address, mayReach(address, allowed)]).toEqual([address, 'closed'])
})

test('what is no network is refused', () => {
  for (const network of [
    '10.0.0.0',
    '10.0.0.0/33',
    '10.0.0/8',
    'example.com/8',
    '::/129',
    '10.0.0.0/-1',
    '10.0.0.0/8x',
  ])
    expect(() => listOf([network])).toThrow('is no network')
})
