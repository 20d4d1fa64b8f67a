import assert from 'node:assert/strict'
import {
  the_date_in, then_the_page_is, then_the_table_says, then_there_is_no_such_page,
  then_they_are_told, then_they_do_not_see, then_they_see, when_they_choose,
  when_they_choose_the_file, when_they_enter, when_they_enter_the_date, when_they_follow,
  when_they_go_to, when_they_press
} from './steps.mjs'
import { when_they_take_the_file } from './copies.mjs'
import { the_next_meeting, when_the_pack_is_out } from './sitting.mjs'
import {
  when_they_send_it, when_they_start_a_referral, when_they_write_only_what_is_needed
} from './writing.mjs'

export const title = 'papers go with a referral, and each is opened by those who need to read it'

const plan = 'The child rings the carer when plans change, at any hour.\n'
const health_paper = 'Appointment letter of the young people’s clinic'

async function attaches(worker) {
  await when_they_follow(worker, 'Papers to go with this referral')
  await then_they_see(worker, 'No paper is attached')
  await when_they_press(worker, 'Attach a paper')
  await when_they_press(worker, 'Attach it')
  await then_they_are_told(worker, 'Choose the file to attach', 'Enter what this paper is',
    'Select who needs to read it')
  await when_they_choose_the_file(worker, 'The file', 'plan.pdf.exe', 'MZ and a program')
  await when_they_enter(worker, 'What it is', 'Safety plan of Monday')
  await when_they_choose(worker, 'Who needs to read it', 'Everyone who gets the case')
  await when_they_press(worker, 'Attach it')
  await then_they_are_told(worker,
    'This is a program. Attach a document or a picture, never a program')
  assert.equal(await worker.getByLabel('What it is', { exact: true }).inputValue(),
    'Safety plan of Monday', 'what was typed is lost')
  await when_they_choose_the_file(worker, 'The file', 'plan.txt', plan)
  await when_they_press(worker, 'Attach it')
  await then_they_see(worker, 'The paper is attached')
  await then_the_table_says(worker, 'Papers, the first attached first', 'Safety plan of Monday',
    'plan.txt', 'Everyone who gets the case')
}

async function attaches_and_removes(worker) {
  await when_they_press(worker, 'Attach another paper')
  await when_they_choose_the_file(worker, 'The file', 'same.txt', plan)
  await when_they_enter(worker, 'What it is', 'By mistake')
  await when_they_choose(worker, 'Who needs to read it', 'Police')
  await when_they_press(worker, 'Attach it')
  await then_they_are_told(worker,
    'This file is attached already, as ‘Safety plan of Monday’. Choose another')
  await when_they_choose_the_file(worker, 'The file', 'other.txt', 'Of another child.\n')
  await when_they_press(worker, 'Attach it')
  await when_they_follow(worker, 'Remove By mistake')
  await then_the_page_is(worker, 'Remove this paper')
  await when_they_press(worker, 'Remove it')
  await then_they_do_not_see(worker, 'By mistake')
}

// Opened by its link, as whoever reads it themselves: where it is, how the file is called, and what
// is in it.
async function given(page, description) {
  const link = page.getByRole('link', { name: description, exact: true })
  const address = await link.getAttribute('href')
  await when_they_follow(page, description)
  await then_the_page_is(page, 'Who is this copy for?')
  await when_they_press(page, 'Make the copy')
  await then_they_are_told(page, 'Select who the copy is for')
  await when_they_choose(page, 'Who is this copy for?', 'To read it myself')
  const file = await when_they_take_the_file(page, 'Make the copy')
  return { address, ...file }
}

async function withdraws(worker) {
  await when_they_follow(worker, 'See where it is')
  await when_they_follow(worker, 'Withdraw Safety plan of Monday')
  await then_the_page_is(worker, 'Withdraw this paper')
  await when_they_press(worker, 'Withdraw it')
  await then_they_are_told(worker, 'Enter why it is withdrawn')
  await when_they_enter(worker, 'Why is it withdrawn?', 'There is a newer one')
  await when_they_press(worker, 'Withdraw it')
  await then_they_do_not_see(worker, 'Safety plan of Monday')
}

// The item of the pack that has such a paper, as whoever may read it finds it.
async function item_with_the_paper(member, meeting) {
  await when_they_go_to(member, `${meeting.address}/pack`)
  const links = await member.locator('main a[href*="/items/"]')
    .evaluateAll((all) => [...new Set(all.map((one) => one.pathname))])
  for (const link of links) {
    await when_they_go_to(member, link)
    if (await member.getByRole('link', { name: health_paper, exact: true }).count()) return link
  }
  throw new Error(`no item of the pack has the paper ${health_paper}`)
}

export default async function ({ as }) {
  const worker = await as('sw_nowak')
  await when_they_start_a_referral(worker, 'Held by a social worker in this borough')
  await when_they_choose(worker, 'Has the CSE MAP been held?', 'Yes, it has been held')
  await when_they_enter_the_date(worker, 'Date it was held', the_date_in(-4))
  await when_they_press(worker, 'Start the referral')
  const referral = new URL(worker.url()).pathname
  await when_they_write_only_what_is_needed(worker,
    { given: 'Ada', family: 'Okonjo-Müller', authority: 'Redbridge' })
  await attaches(worker)
  await attaches_and_removes(worker)
  await when_they_go_to(worker, referral)
  await then_they_see(worker, '1 attached')
  await when_they_press(worker, 'Check your answers and send')
  await then_they_see(worker, 'Safety plan of Monday')
  await when_they_go_to(worker, referral)
  await when_they_send_it(worker)

  const administrator = await as('admin')
  await when_they_go_to(administrator, referral)
  const { name, bytes } = await given(administrator, 'Safety plan of Monday')
  assert.equal(bytes.toString(), plan)
  const serial = /^plan-([0-9A-Z]{5}-[0-9A-Z]{5})\.txt$/.exec(name)?.[1]
  assert.ok(serial, `the file is called ${name}`)
  await when_they_follow(administrator, 'Back')
  await then_they_see(administrator, 'Safety plan of Monday')
  const auditor = await as('auditor')
  await when_they_go_to(auditor, `/audit/disclosures?serial=${serial}`)
  await then_the_table_says(auditor, 'Copies, the latest first', 'A paper', 'their own reading')
  await then_they_do_not_see(auditor, 'Okonjo')
  await withdraws(worker)
  await when_they_go_to(administrator, referral)
  await then_they_do_not_see(administrator, 'Safety plan of Monday')

  const meeting = await the_next_meeting(administrator)
  await when_the_pack_is_out(administrator, meeting)
  const nurse = await as('health_lead')
  const item = await item_with_the_paper(nurse, meeting)
  const paper = await given(nurse, health_paper)
  assert.ok(paper.bytes.toString('latin1').startsWith('%PDF-'))
  const teacher = await as('ews_lead')
  await when_they_go_to(teacher, item)
  await then_they_see(teacher, 'Safety plan agreed with the child and carer')
  await then_they_do_not_see(teacher, health_paper)
  await then_there_is_no_such_page(teacher, paper.address)
}
