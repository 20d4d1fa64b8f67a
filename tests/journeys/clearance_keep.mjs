import {
  then_there_is_no_such_page, then_they_are_told, then_they_do_not_see,
  then_they_see, when_they_enter, when_they_follow, when_they_go_to, when_they_press,
  when_they_select
} from './steps.mjs'
import { the_next_meeting, when_the_pack_is_out } from './sitting.mjs'
import { when_they_open_the_case } from './cases.mjs'

export const title = 'a connected chair finds no trace of a case, and a guest finds that case alone'

const child = 'Sumaiya Hersi'

// Who asked a guest for one case has ended that, and asks them for another.
async function asks_the_guest(chair, guest) {
  await then_they_see(guest, 'The case you are asked to')
  await when_they_follow(guest, 'Hodan Hartley')
  const other = new URL(guest.url()).pathname
  await when_they_open_the_case(chair, 'Hodan Hartley')
  await when_they_follow(chair, 'Access')
  await when_they_follow(chair, 'End the invitation of Dilys Beaumont-Achebe')
  await when_they_press(chair, 'End the invitation')
  await then_they_see(chair, 'The invitation has ended')
  await then_there_is_no_such_page(guest, other)

  await when_they_open_the_case(chair, child)
  await when_they_follow(chair, 'Access')
  await when_they_press(chair, 'Invite a guest')
  await when_they_press(chair, 'Invite this guest')
  await then_they_are_told(chair, 'Select the guest to invite')
  await when_they_select(chair, 'Who is invited?', /^Dilys Beaumont-Achebe/)
  await when_they_press(chair, 'Invite this guest')
  await then_they_see(chair, 'The guest is invited. Tell them: no email is sent')
}

async function reads_one_item_alone(guest, meeting, other_item) {
  await when_they_go_to(guest, '/')
  await then_they_do_not_see(guest, 'Hartley')
  await when_they_follow(guest, child)
  await then_they_see(guest, 'What is happening to the child?')
  for (const address of [meeting.address, `${meeting.address}/pack`, other_item, '/cases',
    '/meetings', '/persons-of-concern']) await then_there_is_no_such_page(guest, address)
}

async function is_named_as_connected(chair) {
  await when_they_press(chair, 'Name a connected person')
  await when_they_press(chair, 'Name this person')
  await then_they_are_told(chair, 'Select the person who is connected',
    'Enter how the person is connected, in a few words')
  await when_they_select(chair, 'Who is connected?', /^Daniel Price/)
  await when_they_enter(chair, 'How are they connected?', 'A neighbour of the family.')
  await when_they_press(chair, 'Name this person')
  await then_they_see(chair, 'The connection is recorded, and holds from now on')
}

// Not in lists, agendas, counts or searches.
async function finds_no_trace(connected, meeting, addresses) {
  for (const address of ['/', '/cases', meeting.address, `${meeting.address}/pack`,
    `${meeting.address}/answers`]) {
    await when_they_go_to(connected, address)
    await then_they_do_not_see(connected, 'Hersi')
  }
  for (const address of addresses) await then_there_is_no_such_page(connected, address)
}

export default async function ({ as }) {
  const administrator = await as('admin')
  const meeting = await the_next_meeting(administrator)
  await when_the_pack_is_out(administrator, meeting)
  const connected = await as('police_chair')
  await when_they_follow(connected, /^Pack for /)
  await when_they_follow(connected, 'Temitope Aksoy')
  const other_item = new URL(connected.url()).pathname
  await when_they_go_to(connected, `${meeting.address}/pack`)
  await when_they_follow(connected, child)
  const item = new URL(connected.url()).pathname

  const chair = await as('care_chair')
  const guest = await as('probation')
  await asks_the_guest(chair, guest)
  await reads_one_item_alone(guest, meeting, other_item)
  const access = new URL(chair.url()).pathname
  await is_named_as_connected(chair)
  await finds_no_trace(connected, meeting, [item, access, access.replace('/access', '')])
  await when_they_go_to(chair, item)
  await then_they_see(chair, child)  // for the other chair it is as it was
}
