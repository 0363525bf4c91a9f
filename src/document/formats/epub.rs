//! EPUB: the chapters in reading order.

use super::Found;
use super::fault::Fault;
use super::package::Package;
use super::page::walk;
use super::rich::{Rich, Shape, one_line};
use super::xml::{Piece, attribute, pieces};
use crate::document::decode;
use dom_query::Document;
use std::collections::BTreeMap;

/// Reads an EPUB.
pub(super) fn read(bytes: &[u8]) -> Result<Found, Fault> {
    let (mut package, book) = open(bytes)?;
    let mut found = Found::default();
    for chapter in &book.chapters {
        found.parts.extend(read_chapter(&mut package, chapter)?);
    }
    entitle(&mut found, book.title);
    Ok(found)
}

/// The chapters at the beginning of a long EPUB, so many that they hold `most` bytes of text; `None` where the
/// whole is not long.
pub(super) fn head(bytes: &[u8], most: usize) -> Result<Option<Found>, Fault> {
    let (mut package, book) = open(bytes)?;
    let promised: u64 = book.chapters.iter().map(|chapter| package.promised(chapter)).sum();
    if promised < 4 * most as u64 {
        return Ok(None);
    }
    let (mut found, mut length) = (Found::default(), 0);
    for (n, chapter) in book.chapters.iter().enumerate() {
        let parts = read_chapter(&mut package, chapter)?;
        length += parts.iter().map(|part| part.text.len()).sum::<usize>();
        found.parts.extend(parts);
        // Where the title may stand has to be there whole.
        if length >= most && found.parts.len() >= TITLED {
            entitle(&mut found, book.title);
            return Ok((n + 1 < book.chapters.len()).then_some(found));
        }
    }
    Ok(None)
}

/// The package and what it says of the book in it.
fn open(bytes: &[u8]) -> Result<(Package<'_>, Book), Fault> {
    let mut package = Package::open(bytes)?;
    if let Some(locks) = package.read("META-INF/encryption.xml")?
        && is_locked(&locks)?
    {
        return Err(Fault::Protected);
    }
    let container = package.need("META-INF/container.xml")?;
    let mut at = None;
    pieces(&container, "META-INF/container.xml", |piece| {
        if let Piece::Open("rootfile", tag) = piece {
            at = at.take().or_else(|| attribute(tag, "full-path"));
        }
        Ok(())
    })?;
    let at = at.ok_or_else(|| Fault::damaged("it does not say where its contents are listed"))?;
    let book = Book::read(&package.need(&at)?, &at)?;
    Ok((package, book))
}

fn read_chapter(package: &mut Package<'_>, chapter: &str) -> Result<Vec<Rich>, Fault> {
    let bytes = package.need(chapter)?;
    let text =
        decode::decode(&bytes).ok_or_else(|| Fault::damaged(format!("its part {chapter} is no text")))?.text;
    let page = Document::from(text);
    Ok(walk(&page.root(), &|_, _| false))
}

/// A book's title stands among its first parts, or nowhere in it.
const TITLED: usize = 12;

/// Gives the book its title: where it stands, or else at the very beginning.
fn entitle(found: &mut Found, title: String) {
    if title.is_empty() || found.parts.is_empty() {
        return;
    }
    match found.parts.iter_mut().take(TITLED).find(|part| one_line(&part.text) == title) {
        Some(part) => part.shape = Shape::Title,
        None => found.parts.insert(0, Rich { shape: Shape::Title, text: title, ..Rich::default() }),
    }
}

struct Book {
    title: String,
    chapters: Vec<String>,
}

impl Book {
    /// Reads the list of contents that lies at `at` in the package.
    fn read(xml: &[u8], at: &str) -> Result<Self, Fault> {
        let folder = at.rsplit_once('/').map_or("", |(folder, _)| folder);
        let mut parts: BTreeMap<String, (String, bool)> = BTreeMap::new();
        let mut order = Vec::new();
        let (mut title, mut in_title) = (String::new(), false);
        pieces(xml, at, |piece| {
            match piece {
                Piece::Open("title", _) => in_title = title.is_empty(),
                Piece::Shut("title") => in_title = false,
                Piece::Text(text) if in_title => title.push_str(text),
                Piece::Open("item", tag) => {
                    let navigates = attribute(tag, "properties").is_some_and(|p| p.contains("nav"));
                    let kind = attribute(tag, "media-type").unwrap_or_default();
                    let page = kind.contains("html") && !navigates;
                    if let (Some(id), Some(href)) = (attribute(tag, "id"), attribute(tag, "href")) {
                        parts.insert(id, (joined(folder, &href), page));
                    }
                }
                Piece::Open("itemref", tag) if attribute(tag, "linear").is_none_or(|l| l != "no") => {
                    order.extend(attribute(tag, "idref"));
                }
                _ => {}
            }
            Ok(())
        })?;
        let chapters = order.iter().filter_map(|id| parts.remove(id)).filter(|(_, page)| *page);
        Ok(Self { title: one_line(&title), chapters: chapters.map(|(path, _)| path).collect() })
    }
}

/// A path within the package: `..` and `%20` resolved, what follows `#` left out.
fn joined(folder: &str, href: &str) -> String {
    let href = href.split('#').next().unwrap_or("");
    let mut steps: Vec<&str> = folder.split('/').filter(|s| !s.is_empty()).collect();
    for step in href.split('/') {
        match step {
            "" | "." => {}
            ".." => {
                steps.pop();
            }
            step => steps.push(step),
        }
    }
    unescaped(&steps.join("/"))
}

fn unescaped(path: &str) -> String {
    let mut out = Vec::with_capacity(path.len());
    let mut rest = path.as_bytes();
    while let Some((&byte, after)) = rest.split_first() {
        let hex = after.get(..2).filter(|_| byte == b'%').and_then(|hex| std::str::from_utf8(hex).ok());
        match hex.and_then(|hex| u8::from_str_radix(hex, 16).ok()) {
            Some(value) => {
                out.push(value);
                rest = after.get(2..).unwrap_or(&[]);
            }
            None => {
                out.push(byte);
                rest = after;
            }
        }
    }
    String::from_utf8_lossy(&out).into_owned()
}

/// Whether more than fonts is locked.
fn is_locked(xml: &[u8]) -> Result<bool, Fault> {
    let mut fonts_only = true;
    let mut locked = false;
    pieces(xml, "META-INF/encryption.xml", |piece| {
        match piece {
            Piece::Open("EncryptionMethod", tag) => {
                let method = attribute(tag, "Algorithm").unwrap_or_default();
                // The two ways of scrambling fonts, by IDPF and by Adobe.
                fonts_only = method.ends_with("#embedding") || method.ends_with("#RC");
            }
            Piece::Open("CipherReference", _) => locked |= !fonts_only,
            _ => {}
        }
        Ok(())
    })?;
    Ok(locked)
}
