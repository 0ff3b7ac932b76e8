// Reads a PDF with pdf.js, as browsers do, and tells what it saw.
//
//   node read_pdf.mjs FILE.pdf REPORT.json
//
// The report: labels, outline (titles with the index of their page), and for each page its text, the roles of its structure
// tree, the share of its area that is not white, and its links that lead nowhere; besides, all warnings and errors.

import { createReadStream, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { extname, join, normalize } from 'node:path'

const [file, result] = process.argv.slice(2)
const modules = process.env.TOOLS_MODULES
const { chromium } = createRequire(join(modules, 'x.js'))('playwright-core')

const TYPES = { '.mjs': 'text/javascript', '.pdf': 'application/pdf', '.wasm': 'application/wasm' }

const PAGE = `<!DOCTYPE html><meta charset="utf-8"><canvas id="page"></canvas><script type="module">
import * as pdfjs from '/modules/pdfjs-dist/legacy/build/pdf.mjs'
pdfjs.GlobalWorkerOptions.workerSrc = '/modules/pdfjs-dist/legacy/build/pdf.worker.mjs'
const pdf = await pdfjs.getDocument({ url: '/book.pdf', verbosity: pdfjs.VerbosityLevel.WARNINGS,
  wasmUrl: '/modules/pdfjs-dist/wasm/', iccUrl: '/modules/pdfjs-dist/iccs/' }).promise

const pageOf = async dest => {
  const [reference] = typeof dest === 'string' ? await pdf.getDestination(dest) ?? [] : dest ?? []
  return reference ? pdf.getPageIndex(reference).catch(() => -1) : -1
}
const outline = async (items, depth = 0) => (await Promise.all((items ?? []).map(async item =>
  [{ title: item.title, depth, page: await pageOf(item.dest) }, ...await outline(item.items, depth + 1)]))).flat()
const roles = node => node ? [node.role, ...(node.children ?? []).flatMap(roles)].filter(Boolean) : []

const canvas = document.getElementById('page')
async function inked(page) {
  const viewport = page.getViewport({ scale: 0.5 })
  canvas.width = viewport.width
  canvas.height = viewport.height
  await page.render({ canvas, viewport }).promise
  const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height)
  let dark = 0
  for (let at = 0; at < data.length; at += 4) if (data[at] + data[at + 1] + data[at + 2] < 720) dark++
  return dark * 4 / data.length
}

window.read = async number => {
  const page = await pdf.getPage(number)
  const { items } = await page.getTextContent()
  const links = (await page.getAnnotations()).filter(each => each.subtype === 'Link' && !each.url)
  const dead = []
  for (const link of links) if (await pageOf(link.dest) < 0) dead.push(JSON.stringify(link.dest))
  return { text: items.map(item => item.str + (item.hasEOL ? '\\n' : '')).join(''), roles: roles(await page.getStructTree()),
    inked: await inked(page), dead }
}
window.facts = { pages: pdf.numPages, labels: await pdf.getPageLabels(), outline: await outline(await pdf.getOutline()) }
</script>`

function serve(request, response) {
  const path = decodeURIComponent(new URL(request.url, 'http://host').pathname)
  if (path === '/') {
    response.writeHead(200, { 'content-type': 'text/html' })
    response.end(PAGE)
    return
  }
  const found = path === '/book.pdf' ? file : join(modules, normalize(path.replace('/modules/', '')))
  if (!existsSync(found)) {
    response.writeHead(path === '/favicon.ico' ? 204 : 404)
    response.end()
    return
  }
  response.writeHead(200, { 'content-type': TYPES[extname(found)] ?? 'application/octet-stream' })
  createReadStream(found).pipe(response)
}

const server = createServer(serve).listen(0, '127.0.0.1')
const profile = mkdtempSync(join(tmpdir(), 'reader-'))
const context = await chromium.launchPersistentContext(profile, { executablePath: process.env.CHROMIUM, headless: true,
  args: ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'] })
try {
  const page = await context.newPage()
  const complaints = []
  page.on('console', message => complaints.push(message.text()))
  page.on('pageerror', error => complaints.push(String(error)))
  await page.goto(`http://127.0.0.1:${server.address().port}/`)
  await page.waitForFunction('window.facts', null, { timeout: 60000 })
  const report = await page.evaluate('facts')
  const pages = []
  for (let number = 1; number <= report.pages; number++) pages.push(await page.evaluate(`read(${number})`))
  writeFileSync(result, JSON.stringify({ ...report, pages, complaints }, null, 1))
} finally {
  await context.close()
  server.close()
  rmSync(profile, { recursive: true, force: true })
}
