import {
  the_date_in, then_the_table_says, then_they_are_told, then_they_see,
  when_they_choose, when_they_enter, when_they_enter_the_date, when_they_follow,
  when_they_press, when_they_select, when_they_unfold
} from './steps.mjs'
import { the_next_meeting, when_the_pack_is_out } from './sitting.mjs'
import { when_they_open_their_case } from './cases.mjs'

export const title = 'police link a man to a second child, and the register then shows the pattern'

const child = 'Sumaiya Hersi'
const man = 'Volunteer coach at the boxing club'
const place = 'Changing rooms by the lido'
const group = 'Those who wait by the lido'

async function links_a_person(officer) {
  await when_they_follow(officer, /^Link Volunteer coach$/)
  await when_they_press(officer, 'Link it to the child')
  await then_they_are_told(officer, 'Select whether it is new or known already')
  await when_they_select(officer, 'Who the person is to the child',
    'Works with children, or is in a position of trust')
  await when_they_choose(officer, 'Which person of concern is it?', 'One that is known already')
  await when_they_select(officer, 'Which person of concern', new RegExp(`^${man}`))
  await when_they_press(officer, 'Link it to the child')
  await then_they_see(officer, 'The link is made')
}

async function links_a_place(officer) {
  await when_they_follow(officer, 'Link a place')
  await when_they_select(officer, 'What happened there', 'Where exploitation took place')
  await when_they_choose(officer, 'Which place is it?', 'A new record')
  await when_they_select(officer, 'Kind of place', 'Sports club')
  await when_they_enter(officer, 'Name or description', place)
  await when_they_press(officer, 'Link it to the child')
  await then_they_see(officer, 'There is a problem')  // not even whether the ward is known
  await when_they_select(officer, 'Ward', 'Cranbrook')
  await when_they_press(officer, 'Link it to the child')
  await then_the_table_says(officer, 'Places linked to this child', place)
}

async function links_a_disruption(officer) {
  await when_they_follow(officer, 'Link a disruption')
  await when_they_choose(officer, 'Which disruption is it?', 'A new record')
  await when_they_select(officer, 'Kind of disruption', 'Police warning, visit or letter')
  await when_they_choose(officer, 'Who or what it is directed at', 'A person of concern')
  await when_they_select(officer, 'Which person', man)
  await when_they_select(officer, 'Agency that leads it', 'Police Sexual Exploitation Team')
  await when_they_select(officer, 'How far it has got', 'Planned')
  await when_they_enter_the_date(officer, 'The day of that', the_date_in(-1))
  await when_they_press(officer, 'Link it to the child')
  await then_they_see(officer, 'Police warning, visit or letter')
}

async function links_a_group(officer) {
  await when_they_follow(officer, 'Link a group or gang')
  await when_they_select(officer, 'What it is to the child', 'Threatens the child or the family')
  await when_they_choose(officer, 'Which group or gang is it?', 'A new record')
  await when_they_select(officer, 'Group or gang', 'Group')
  await when_they_press(officer, 'Link it to the child')
  await then_they_are_told(officer, 'Enter the name of the group, or what describes it')
  await when_they_enter(officer, 'Name, or what describes it', group)
  await when_they_press(officer, 'Link it to the child')
  await then_the_table_says(officer, 'Groups and gangs linked to this child', group)
  await when_they_follow(officer, group)
  await when_they_unfold(officer, 'Add a person of concern who belongs to it')
  await when_they_select(officer, 'Person', new RegExp(`^${man}`))
  await when_they_press(officer, 'Add the person')
  await then_they_see(officer, 'It is saved')
  await when_they_follow(officer, child)
  await when_they_follow(officer, 'Links')
}

async function records_an_arrest(officer) {
  await when_they_follow(officer, man)
  await when_they_unfold(officer, 'Add what has happened')
  await when_they_press(officer, 'Add')
  await then_they_see(officer, 'There is a problem')
  await when_they_choose(officer, 'What happened', 'Arrested')
  await when_they_enter_the_date(officer, 'On which day', the_date_in(-1))
  await when_they_press(officer, 'Add')
  await then_they_see(officer, 'It is added')
  await then_the_table_says(officer, 'Children whom you may see', child, 'Arrested')
}

async function records_that_she_was_missing(worker) {
  await when_they_open_their_case(worker, child)
  await when_they_follow(worker, 'Events')
  await when_they_unfold(worker, 'Add a time that the child was missing or away')
  await when_they_choose(worker, 'What happened', 'Missing from home or care')
  await when_they_enter_the_date(worker, 'From which day', the_date_in(-2))
  await when_they_press(worker, /^(Add|Save|Record it)$/)
  await then_they_see(worker, 'Missing now')
  await when_they_follow(worker, /^Change what began on /)
  await when_they_enter_the_date(worker, 'The day the child returned', the_date_in(-1))
  await when_they_press(worker, /^(Add|Save|Record it)$/)
  await then_they_see(worker, 'To be offered by')
}

export default async function ({ as }) {
  const administrator = await as('admin')
  await when_the_pack_is_out(administrator, await the_next_meeting(administrator))
  const officer = await as('set_officer')
  await when_they_follow(officer, /^Pack for /)
  await when_they_follow(officer, child)
  await when_they_press(officer, 'Open the whole case')
  await when_they_follow(officer, 'Links')
  await links_a_person(officer)
  await links_a_place(officer)
  await links_a_disruption(officer)
  await links_a_group(officer)
  await officer.getByRole('img', { name: 'The links of this child' }).waitFor()
  await records_an_arrest(officer)
  await records_that_she_was_missing(await as('sw_demir'))

  // Two children were one pattern all along: now it can be read, first in its list.
  await when_they_follow(administrator, 'More')
  await when_they_follow(administrator, 'Patterns')
  await when_they_follow(administrator, /^Persons of concern,/)
  await when_they_choose(administrator, 'Show only', 'Linked to more than one child')
  await when_they_press(administrator, 'Apply filters')
  await when_they_follow(administrator, man)
  await then_the_table_says(administrator, 'Children whom you may see', child, 'Oliwia Grewal')
}
