//! OpenDocument texts.

use super::Found;
use super::fault::Fault;
use super::numbers::{Counter, Level};
use super::package::Package;
use super::rich::{Builder, Rich, Shape};
use super::table::Tables;
use super::xml::{Piece, attribute, pieces};
use quick_xml::events::BytesStart;
use std::collections::BTreeMap;

/// Reads an OpenDocument text.
pub(super) fn read(bytes: &[u8]) -> Result<Found, Fault> {
    let mut package = Package::open(bytes)?;
    if let Some(manifest) = package.read("META-INF/manifest.xml")?
        && memchr::memmem::find(&manifest, b"encryption-data").is_some()
    {
        return Err(Fault::Protected);
    }
    let content = package.need("content.xml")?;
    let mut styles = Styles::default();
    if let Some(xml) = package.read("styles.xml")? {
        styles.read(&xml, "styles.xml")?;
    }
    styles.read(&content, "content.xml")?;
    let mut body = Body { styles, ..Body::default() };
    body.read(&content)?;
    let mut found = Found { parts: body.parts, notices: Vec::new() };
    found.parts.extend(body.notes);
    if body.tracked {
        found.notices.push("The file has tracked changes; it was read as if all were accepted.".to_owned());
    }
    Ok(found)
}

#[derive(Default)]
struct Styles {
    /// Parents of paragraph styles.
    parents: BTreeMap<String, String>,
    /// Lists that paragraph styles bring.
    brought: BTreeMap<String, String>,
    lists: BTreeMap<String, BTreeMap<u8, Level>>,
}

impl Styles {
    fn read(&mut self, xml: &[u8], part: &str) -> Result<(), Fault> {
        let mut list = String::new();
        pieces(xml, part, |piece| {
            let Piece::Open(name, tag) = piece else { return Ok(()) };
            let named = |what: &str| attribute(tag, what).unwrap_or_default();
            match name {
                "style" => {
                    self.parents.insert(named("name"), named("parent-style-name"));
                    if let Some(list) = attribute(tag, "list-style-name").filter(|l| !l.is_empty()) {
                        self.brought.insert(named("name"), list);
                    }
                }
                "list-style" => list = named("name"),
                "list-level-style-bullet" | "list-level-style-number" | "list-level-style-image" => {
                    let depth: u8 = named("level").parse().unwrap_or(1);
                    let level = level(name == "list-level-style-number", depth, tag);
                    self.lists.entry(list.clone()).or_default().insert(depth.saturating_sub(1), level);
                }
                _ => {}
            }
            Ok(())
        })
    }

    /// What a paragraph of this style is, by the names of the styles it comes from.
    fn shape(&self, style: &str) -> Shape {
        let mut name = style.to_owned();
        for _ in 0..16 {
            match name.to_lowercase().replace("_20_", " ").as_str() {
                "title" => return Shape::Title,
                "quotations" => return Shape::Quotation(0),
                _ => {}
            }
            match self.parents.get(&name) {
                Some(parent) if !parent.is_empty() => name.clone_from(parent),
                _ => break,
            }
        }
        Shape::Words
    }
}

fn level(numbered: bool, depth: u8, tag: &BytesStart<'_>) -> Level {
    if !numbered {
        return Level { style: "bullet".to_owned(), ..Level::default() };
    }
    let named = |what: &str| attribute(tag, what).unwrap_or_default();
    let style = match named("num-format").as_str() {
        "a" => "lowerLetter",
        "A" => "upperLetter",
        "i" => "lowerRoman",
        "I" => "upperRoman",
        "" => "none",
        _ => "decimal",
    };
    // A level shows its own number and those of the levels above that it asks for.
    let shown: u8 = named("display-levels").parse().unwrap_or(1).clamp(1, depth.max(1));
    let numbers: Vec<String> = (depth.saturating_sub(shown) + 1..=depth).map(|l| format!("%{l}")).collect();
    Level {
        style: style.to_owned(),
        text: format!("{}{}{}", named("num-prefix"), numbers.join("."), named("num-suffix")),
        start: named("start-value").parse().unwrap_or(1),
    }
}

#[derive(Default)]
struct Body {
    styles: Styles,
    counter: Counter,
    parts: Vec<Rich>,
    notes: Vec<Rich>,
    tables: Tables,
    open: Vec<(Shape, String, String)>,
    /// Open lists by style name.
    lists: Vec<String>,
    /// An item has begun and has no words yet.
    item: bool,
    lists_seen: usize,
    cited: usize,
    note: Option<bool>,
    silent: usize,
    tracked: bool,
}

impl Body {
    fn read(&mut self, xml: &[u8]) -> Result<(), Fault> {
        pieces(xml, "content.xml", |piece| {
            match piece {
                Piece::Open(name, _) if is_silent(name) => {
                    self.silent += 1;
                    self.tracked |= name == "tracked-changes";
                }
                Piece::Shut(name) if is_silent(name) => self.silent = self.silent.saturating_sub(1),
                _ if self.silent > 0 => {}
                Piece::Open(name, tag) => self.enter(name, tag),
                Piece::Shut("p" | "h") => self.close(),
                Piece::Shut("list") => {
                    self.lists.pop();
                }
                Piece::Shut("list-item" | "list-header") => self.item = false,
                Piece::Shut("note") => self.note = None,
                Piece::Shut("table") => self.tables.table_ends(&mut self.parts),
                Piece::Shut("table-cell") => self.tables.cell_ends(self.parts.len()),
                Piece::Text(text) => {
                    if let Some((_, _, words)) = self.open.last_mut() {
                        words.push_str(&text.replace('\n', " "));
                    }
                }
                Piece::Shut(_) => {}
            }
            Ok(())
        })
    }

    fn enter(&mut self, name: &str, tag: &BytesStart<'_>) {
        match name {
            "p" | "h" => {
                let style = attribute(tag, "style-name").unwrap_or_default();
                let level = attribute(tag, "outline-level").and_then(|l| l.parse::<u8>().ok());
                let mut shape = self.styles.shape(&style);
                if name == "h" && shape == Shape::Words {
                    shape = Shape::Heading(level.unwrap_or(1).clamp(1, 6));
                }
                let mut marker = String::new();
                if std::mem::take(&mut self.item) {
                    let depth = u8::try_from(self.lists.len().saturating_sub(1)).unwrap_or(u8::MAX);
                    marker = self.marker(depth, &style);
                    if shape == Shape::Words && !marker.is_empty() {
                        shape = Shape::Item(depth);
                    }
                }
                self.open.push((shape, marker, String::new()));
            }
            "list" => {
                let named = attribute(tag, "style-name").filter(|s| !s.is_empty());
                let outer = self.lists.last().cloned();
                if outer.is_none() && attribute(tag, "continue-numbering").is_none_or(|c| c != "true") {
                    // A list of its own counts from the beginning, even in a style used before.
                    self.lists_seen += 1;
                    if attribute(tag, "continue-list").is_none() {
                        self.counter.restart(named.as_deref().unwrap_or(""));
                    }
                }
                self.lists.push(named.or(outer).unwrap_or_default());
            }
            "list-item" => self.item = true,
            "table" => self.tables.table(),
            "table-row" => self.tables.row(),
            "table-cell" => self.tables.cell(self.parts.len()),
            "note" => self.note = Some(true),
            "note-citation" => {}
            "note-body" => {
                self.cited += 1;
                if let Some((_, _, words)) = self.open.last_mut() {
                    words.push_str(&format!("[{}]", self.cited));
                }
            }
            "s" | "tab" => {
                if let Some((_, _, words)) = self.open.last_mut() {
                    words.push(' ');
                }
            }
            "line-break" => {
                if let Some((_, _, words)) = self.open.last_mut() {
                    words.push('\n');
                }
            }
            _ => {}
        }
    }

    fn marker(&mut self, depth: u8, style: &str) -> String {
        let list = self.lists.last().filter(|l| !l.is_empty()).cloned();
        let list = list.or_else(|| self.styles.brought.get(style).cloned()).unwrap_or_default();
        let bullets = BTreeMap::from([(depth, Level { style: "bullet".to_owned(), ..Level::default() })]);
        let levels = self.styles.lists.get(&list).unwrap_or(&bullets);
        self.counter.next(&list, depth, levels)
    }

    fn close(&mut self) {
        let Some((shape, marker, words)) = self.open.pop() else { return };
        let mut out = Builder::default();
        out.begin(shape, &marker);
        out.push(&words);
        let mut parts = out.finish();
        let Some(first) = self.note else {
            self.parts.append(&mut parts);
            return;
        };
        if let Some(part) = parts.first_mut().filter(|_| first) {
            part.text = format!("[{}] {}", self.cited, part.text);
            self.note = Some(false);
        }
        self.notes.append(&mut parts);
    }
}

/// What is not part of the text: deletions kept for the record, remarks, the note's own sign.
fn is_silent(name: &str) -> bool {
    matches!(
        name,
        "tracked-changes" | "annotation" | "note-citation" | "forms" | "sequence-decls" | "scripts"
    )
}
