// What several journeys do alike with copies: who they are for and why is said before they leave.
import fs from 'node:fs'
import { check_page } from './browser.mjs'
import {
  then_the_page_is, when_they_choose, when_they_enter, when_they_press, when_they_select
} from './steps.mjs'

export async function when_they_say_who_it_is_for(page, recipient) {
  await then_the_page_is(page, 'Who is this copy for?')
  await when_they_choose(page, 'Who is this copy for?', 'For someone else')
  await when_they_enter(page, 'Who is it for?', recipient)
  await when_they_select(page, 'Why are they given it?', 'For the safeguarding board or a review')
  await when_they_enter(page, 'What do they need it for?', 'The quarterly report')
}

// Through a link to a file: the bytes of the file, as text.
export async function when_they_save_a_copy(page, link, recipient) {
  await check_page(page)
  await link.click()
  await when_they_say_who_it_is_for(page, recipient)
  const { bytes } = await when_they_take_the_file(page, 'Make the copy')
  return bytes.toString()
}

// By a button whose answer is a file.
export async function when_they_take_the_file(page, button) {
  await check_page(page)
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: button, exact: true }).click()
  ])
  return { name: file.suggestedFilename(), bytes: fs.readFileSync(await file.path()) }
}

export async function when_they_make_the_copy(page, recipient) {
  await when_they_say_who_it_is_for(page, recipient)
  await when_they_press(page, 'Make the copy')
}
