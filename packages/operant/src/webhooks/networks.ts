import { BlockList, isIP } from 'node:net'

/** Networks that no message may be sent to: this machine, networks of our own, and what belongs to nobody. */
const closed = listOf([
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  // Among them the address at which clouds tell machines their secrets.
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.0.0.0/24',
  '192.0.2.0/24',
  '192.88.99.0/24',
  '192.168.0.0/16',
  '198.18.0.0/15',
  '198.51.100.0/24',
  '203.0.113.0/24',
  '224.0.0.0/4',
  '240.0.0.0/4',
  '2001::/23',
  '2001:db8::/32',
  // Carries an address of version 4.
  '2002::/16',
  '3fff::/20',
])

/** The addresses of version 6 that are given to anybody at all. */
const given6 = listOf(['2000::/3'])

/** The same addresses of version 4, as version 6 writes them. */
const mapped = listOf(['::ffff:0:0/96'])

/** Networks that a project lets its messages go to all the same. */
export type Networks = BlockList

/** @throws where one is no network such as 10.1.0.0/16. */
export function listOf(networks: readonly string[]): Networks {
  const list = new BlockList()
  for (const network of networks) {
    const [address = '', bits = ''] = network.split('/')
    const version = isIP(address)
    if (version === 0 || !/^\d{1,3}$/.test(bits) || Number(bits) > (version === 4 ? 32 : 128))
      throw new Error(`"${network}" is no network. To mend it, write an address and how many bits count: 10.1.0.0/16`)
    list.addSubnet(address, Number(bits), version === 4 ? 'ipv4' : 'ipv6')
  }
  return list
}

/** Whether a message may be sent to this address; whatever is no address may not. */
export function mayReach(address: string, allowed: Networks): 'public' | 'allowed' | 'closed' {
  const version = isIP(address)
  if (version === 0) return 'closed'
  const family = version === 4 ? 'ipv4' : 'ipv6'
  if (allowed.check(address, family)) return 'allowed'
  // Version 4 rules hold for mapped addresses too.
  if (closed.check(address, family)) return 'closed'
  if (family === 'ipv6' && !mapped.check(address, family) && !given6.check(address, family)) return 'closed'
  return 'public'
}
