//! Word files (Office Open XML): the text as it is printed, list numbers and footnotes included, with
//! tracked changes taken as accepted.

use super::Found;
use super::fault::Fault;
use super::numbers::{Counter, Level};
use super::package::Package;
use super::rich::{Builder, Rich, Shape};
use super::table::Tables;
use super::xml::{Piece, attribute, pieces};
use std::collections::BTreeMap;

/// Reads a Word file.
pub(super) fn read(bytes: &[u8]) -> Result<Found, Fault> {
    let mut package = Package::open(bytes)?;
    if package.has("EncryptedPackage") {
        return Err(Fault::Protected);
    }
    let document = package.need("word/document.xml")?;
    let styles = package.read("word/styles.xml")?.map(|xml| styles(&xml)).transpose()?.unwrap_or_default();
    let lists = package.read("word/numbering.xml")?.map(|xml| lists(&xml)).transpose()?.unwrap_or_default();
    let mut body = Body { styles: &styles, lists: &lists, ..Body::new() };
    body.read(&document, "word/document.xml")?;
    let mut found = Found { parts: body.parts, notices: Vec::new() };
    if body.tracked {
        found.notices.push("The file has tracked changes; it was read as if all were accepted.".to_owned());
    }
    let (notes, cited) = (package.read("word/footnotes.xml")?, body.cited);
    if let Some(notes) = notes.filter(|_| !cited.is_empty()) {
        let mut by_id = footnotes(&notes, &styles, &lists)?;
        for (i, id) in cited.iter().enumerate() {
            for (k, mut part) in by_id.remove(id).unwrap_or_default().into_iter().enumerate() {
                if k == 0 {
                    part.text = format!("[{}] {}", i + 1, part.text);
                }
                found.parts.push(part);
            }
        }
    }
    Ok(found)
}

/// What a paragraph style says.
#[derive(Clone, Debug, Default)]
struct Style {
    name: String,
    based_on: String,
    outline: Option<u8>,
    list: Option<String>,
    level: u8,
}

fn styles(xml: &[u8]) -> Result<BTreeMap<String, Style>, Fault> {
    let mut all: BTreeMap<String, Style> = BTreeMap::new();
    let mut id = String::new();
    pieces(xml, "word/styles.xml", |piece| {
        let Piece::Open(name, tag) = piece else { return Ok(()) };
        if name == "style" {
            id = attribute(tag, "styleId").unwrap_or_default();
            all.insert(id.clone(), Style::default());
            return Ok(());
        }
        let (Some(style), Some(value)) = (all.get_mut(&id), attribute(tag, "val")) else { return Ok(()) };
        match name {
            "name" => style.name = value.to_lowercase(),
            "basedOn" => style.based_on = value,
            "outlineLvl" => style.outline = value.parse().ok(),
            "numId" => style.list = Some(value),
            "ilvl" => style.level = value.parse().unwrap_or(0),
            _ => {}
        }
        Ok(())
    })?;
    Ok(all)
}

/// Lists by `numId`: the list they count with, and its levels.
type Lists = BTreeMap<String, (String, BTreeMap<u8, Level>)>;

fn lists(xml: &[u8]) -> Result<Lists, Fault> {
    let mut kinds: BTreeMap<String, BTreeMap<u8, Level>> = BTreeMap::new();
    let mut out = Lists::new();
    let (mut kind, mut list, mut level) = (String::new(), None::<String>, 0u8);
    pieces(xml, "word/numbering.xml", |piece| {
        let Piece::Open(name, tag) = piece else { return Ok(()) };
        let value = || attribute(tag, "val").unwrap_or_default();
        match name {
            "abstractNum" => kind = attribute(tag, "abstractNumId").unwrap_or_default(),
            "num" => list = attribute(tag, "numId"),
            "abstractNumId" => {
                if let Some(list) = list.take() {
                    let levels = kinds.get(&value()).cloned().unwrap_or_default();
                    out.insert(list, (value(), levels));
                }
            }
            "lvl" => level = attribute(tag, "ilvl").and_then(|l| l.parse().ok()).unwrap_or(0),
            "start" => {
                kinds.entry(kind.clone()).or_default().entry(level).or_default().start =
                    value().parse().unwrap_or(1)
            }
            "numFmt" => kinds.entry(kind.clone()).or_default().entry(level).or_default().style = value(),
            "lvlText" => kinds.entry(kind.clone()).or_default().entry(level).or_default().text = value(),
            _ => {}
        }
        Ok(())
    })?;
    Ok(out)
}

fn footnotes(
    xml: &[u8],
    styles: &BTreeMap<String, Style>,
    lists: &Lists,
) -> Result<BTreeMap<String, Vec<Rich>>, Fault> {
    let mut body = Body { styles, lists, ..Body::new() };
    body.read(xml, "word/footnotes.xml")?;
    Ok(body.notes)
}

/// A paragraph that is open.
#[derive(Default)]
struct Paragraph {
    text: String,
    style: String,
    list: Option<String>,
    level: Option<u8>,
}

struct Body<'a> {
    styles: &'a BTreeMap<String, Style>,
    lists: &'a Lists,
    counter: Counter,
    parts: Vec<Rich>,
    tables: Tables,
    /// Paragraphs within paragraphs: text boxes.
    open: Vec<Paragraph>,
    /// Footnotes in the order in which the text calls them.
    cited: Vec<String>,
    notes: BTreeMap<String, Vec<Rich>>,
    note: Option<String>,
    /// Elements whose text is not part of the document.
    silent: usize,
    /// Whether characters are text here.
    run: usize,
    tracked: bool,
}

static NO_STYLES: BTreeMap<String, Style> = BTreeMap::new();
static NO_LISTS: Lists = BTreeMap::new();

impl Body<'_> {
    fn new() -> Self {
        Self {
            styles: &NO_STYLES,
            lists: &NO_LISTS,
            counter: Counter::default(),
            parts: Vec::new(),
            tables: Tables::default(),
            open: Vec::new(),
            cited: Vec::new(),
            notes: BTreeMap::new(),
            note: None,
            silent: 0,
            run: 0,
            tracked: false,
        }
    }

    fn read(&mut self, xml: &[u8], part: &str) -> Result<(), Fault> {
        pieces(xml, part, |piece| {
            match piece {
                Piece::Open(name, _) if is_silent(name) => {
                    self.silent += 1;
                    self.tracked |= matches!(name, "del" | "moveFrom");
                }
                Piece::Shut(name) if is_silent(name) => self.silent = self.silent.saturating_sub(1),
                _ if self.silent > 0 => {}
                Piece::Open(name, tag) => {
                    let value = || attribute(tag, "val");
                    let paragraph = self.open.last_mut();
                    match (name, paragraph) {
                        ("p", _) => self.open.push(Paragraph::default()),
                        ("tbl", _) => self.tables.table(),
                        ("tr", _) => self.tables.row(),
                        ("tc", _) => self.tables.cell(self.parts.len()),
                        ("t", _) => self.run += 1,
                        ("ins" | "moveTo", _) => self.tracked = true,
                        ("footnote", _) => self.note = attribute(tag, "id"),
                        ("br" | "cr", Some(p)) => p.text.push('\n'),
                        ("tab" | "ptab", Some(p)) => p.text.push(' '),
                        ("noBreakHyphen", Some(p)) => p.text.push('\u{2011}'),
                        ("pStyle", Some(p)) => p.style = value().unwrap_or_default(),
                        ("numId", Some(p)) => p.list = value(),
                        ("ilvl", Some(p)) => p.level = value().and_then(|l| l.parse().ok()),
                        ("footnoteReference", Some(p)) => {
                            self.cited.push(attribute(tag, "id").unwrap_or_default());
                            p.text.push_str(&format!("[{}]", self.cited.len()));
                        }
                        _ => {}
                    }
                }
                Piece::Shut("t") => self.run = self.run.saturating_sub(1),
                Piece::Shut("p") => self.close(),
                Piece::Shut("tbl") => self.tables.table_ends(&mut self.parts),
                Piece::Shut("tc") => self.tables.cell_ends(self.parts.len()),
                Piece::Shut("footnote") => self.note = None,
                Piece::Text(text) if self.run > 0 => {
                    if let Some(paragraph) = self.open.last_mut() {
                        paragraph.text.push_str(&text.replace('\n', " "));
                    }
                }
                Piece::Shut(_) | Piece::Text(_) => {}
            }
            Ok(())
        })
    }

    fn close(&mut self) {
        let Some(paragraph) = self.open.pop() else { return };
        let (shape, marker) = self.shape(&paragraph);
        let mut out = Builder::default();
        out.begin(shape, &marker);
        out.push(&paragraph.text);
        let parts = out.finish();
        match &self.note {
            Some(id) => self.notes.entry(id.clone()).or_default().extend(parts),
            None => self.parts.extend(parts),
        }
    }

    /// What the paragraph is, by its style, those it is based on, and its list.
    fn shape(&mut self, paragraph: &Paragraph) -> (Shape, String) {
        let mut list = paragraph.list.clone();
        let mut level = paragraph.level;
        let mut shape = Shape::Words;
        let mut id = paragraph.style.clone();
        // Styles may be based on each other in a circle.
        for _ in 0..16 {
            let Some(style) = self.styles.get(&id) else { break };
            if shape == Shape::Words {
                shape = named(&style.name, style.outline);
            }
            if list.is_none() && style.list.is_some() {
                list.clone_from(&style.list);
                level = level.or(Some(style.level));
            }
            id.clone_from(&style.based_on);
        }
        if shape == Shape::Words && self.styles.is_empty() {
            shape = named(&paragraph.style.to_lowercase(), None);
        }
        let blank = paragraph.text.trim().is_empty();
        let Some((kind, levels)) = list.and_then(|list| self.lists.get(&list)).filter(|_| !blank) else {
            return (shape, String::new());
        };
        let level = level.unwrap_or(0);
        let marker = self.counter.next(kind, level, levels);
        match shape {
            Shape::Words if !marker.is_empty() => (Shape::Item(level), marker),
            _ => (shape, marker),
        }
    }
}

/// What a style's name says.
fn named(name: &str, outline: Option<u8>) -> Shape {
    let level = name.strip_prefix("heading").and_then(|level| level.trim().parse::<u8>().ok());
    match (name, level.or(outline.filter(|o| *o < 9).map(|o| o + 1))) {
        ("title", _) => Shape::Title,
        ("date", _) => Shape::Date,
        ("quote" | "intense quote" | "block text", _) => Shape::Quotation(0),
        (_, Some(level)) => Shape::Heading(level.clamp(1, 6)),
        _ => Shape::Words,
    }
}

/// Deleted text, the second of two versions of a drawing, field codes, and what only steers.
fn is_silent(name: &str) -> bool {
    matches!(
        name,
        "del" | "moveFrom" | "Fallback" | "instrText" | "sectPr" | "pPrChange" | "rPrChange" | "delText"
    )
}
