// node read.mjs log4brains|backstage MODULES FOLDER: what a program for decision records, installed in MODULES, finds in
// those of FOLDER. Prints JSON.
import { createRequire } from "node:module";
import fs from "node:fs";
import path from "node:path";

const [reader, modules, folder] = process.argv.slice(2);
const load = createRequire(path.join(path.resolve(modules), "any.js"));

// The day is the one of the record, whatever the time of day that goes with it.
async function log4brains() {
    const { Log4brains } = load("@log4brains/core");
    const found = await Log4brains.create(path.resolve(folder)).searchAdrs();
    return found.map(({ slug, title, status, supersededBy, publicationDate, tags, deciders, body }) => ({
        file: slug,
        title,
        status,
        supersededBy,
        date: publicationDate && publicationDate.slice(0, 10),
        tags,
        deciders,
        links: [...body.enhancedMdx.matchAll(/Supersedes <AdrLink slug="([^"]*)"/g)].map((link) => link[1]),
    }));
}

// Backstage shows what MADR's front matter says.
function backstage() {
    const { madrFilePathFilter, parseMadrWithFrontmatter } = load("@backstage/plugin-adr-common");
    const files = fs.readdirSync(folder).filter(madrFilePathFilter).sort();
    return files.map((name) => {
        const { status, date, attributes, content } = parseMadrWithFrontmatter(
            fs.readFileSync(path.join(folder, name), "utf8"),
        );
        return {
            file: path.basename(name, ".md"),
            heading: content.split("\n")[0],
            status,
            date,
            deciders: attributes["decision-makers"],
        };
    });
}

const readers = { log4brains, backstage };
console.log(JSON.stringify(await readers[reader](), null, 2));
